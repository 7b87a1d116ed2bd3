import type { ReactNode } from 'react'
import './Facts.css'

/** One line of facts: what it is, and what is so. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact-line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Facts by name, as a ledger. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="fact-lines">{children}</dl>
}
