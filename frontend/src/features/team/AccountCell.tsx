import type { CSSProperties } from 'react'
import './team.css'

interface AccountCellProps {
  name: string
  number: number
  depth: number
  /** The account above it; null: none. */
  above: string | null
}

/** An account by name, as far to the right as it is deep; and in words, for who can't see that. */
export function AccountCell({ name, number, depth, above }: AccountCellProps) {
  return (
    <div className="account-cell" style={{ '--depth': depth } as CSSProperties}>
      <div className="account-cell-name">{name}</div>
      <div className="muted small">
        Account {number}
        {above === null ? (
          ', your own'
        ) : (
          <span className="account-cell-above">, below {above}</span>
        )}
      </div>
    </div>
  )
}
