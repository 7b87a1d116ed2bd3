import type { ReactNode } from 'react'
import { SortHeader, type Sorted } from './SortHeader'
import './Table.css'

/** A column: its words alone, seen or for screen readers only, or how to sort by it. */
export type Column =
  string | { unseen: string } | { label: string; sorted?: Sorted; onSort: () => void }

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
  const sortable = columns.some((column) => typeof column !== 'string' && 'label' in column)
  return (
    <table className="table" aria-label={label}>
      <thead data-sortable={sortable}>
        <tr>
          {columns.map((column) => {
            if (typeof column !== 'string' && 'label' in column) {
              return <SortHeader key={column.label} {...column} />
            }
            const words = typeof column === 'string' ? column : column.unseen
            return (
              <th key={words} scope="col">
                {typeof column === 'string' ? words : <span className="unseen">{words}</span>}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
