import type { ReactNode } from 'react'
import './Table.css'

interface TableProps {
  /** Names the table for screen readers. */
  label: string
  columns: string[]
  children: ReactNode
}

/** A ledger: hairlines, no box. Under 640 px each row becomes a card. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
