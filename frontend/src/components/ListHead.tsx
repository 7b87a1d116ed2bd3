import type { ReactNode } from 'react'
import './ListHead.css'

interface ListHeadProps {
  /** What the list holds, in a sentence. */
  intro: string
  /** What adds to it, for whoever may. */
  children: ReactNode
}

/** Above a list: what it holds, and what adds to it. */
export function ListHead({ intro, children }: ListHeadProps) {
  return (
    <div className="list-head">
      <p className="muted">{intro}</p>
      {children}
    </div>
  )
}
