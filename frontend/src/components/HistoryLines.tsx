import type { ReactNode } from 'react'
import { Timestamp } from './Timestamp'
import './HistoryLines.css'

/** Lines of a history, one below the other. */
export function HistoryLines({ children }: { children: ReactNode }) {
  return <ol className="history">{children}</ol>
}

interface HistoryLineProps {
  at: string
  peer?: string | null
  children: ReactNode
}

/** When, what, and for the owner from where. */
export function HistoryLine({ at, peer, children }: HistoryLineProps) {
  return (
    <li className="history-line">
      <span className="muted">
        <Timestamp value={at} />
      </span>
      <span>{children}</span>
      {peer && <span className="muted small">from {peer}</span>}
    </li>
  )
}
