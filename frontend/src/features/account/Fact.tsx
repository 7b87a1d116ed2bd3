import type { ReactNode } from 'react'

/** A line of the ledger: what it is, and what it says. Inside a `dl` of class facts. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
