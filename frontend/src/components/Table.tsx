import type { ReactNode } from 'react'
import { SortHeader, type Sorted } from './SortHeader'
import './Table.css'

/** A column: its words alone, or how to sort by it. */
export type Column = string | { label: string; sorted?: Sorted; onSort: () => void }

interface TableProps {
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column[]
  children: ReactNode
}

/**
 * A ledger: hairlines, no box. Under 640 px each row becomes a card, without the heads of the
 * columns: a list that can be sorted needs another way there.
 */
export function Table({ label, columns, children }: TableProps) {
  const sortable = columns.some((column) => typeof column !== 'string')
  return (
    <table className="table" aria-label={label}>
      <thead data-sortable={sortable}>
        <tr>
          {columns.map((column) =>
            typeof column === 'string' ? (
              <th key={column} scope="col">
                {column}
              </th>
            ) : (
              <SortHeader key={column.label} {...column} />
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
