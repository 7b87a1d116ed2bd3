import { useState, type ReactNode } from 'react'
import './MoreOptions.css'

interface MoreOptionsProps {
  /** What is set inside, in few words, seen while it is folded. */
  summary?: string
  /** Something inside needs to be seen: a fault. */
  mustShow?: boolean
  children: ReactNode
}

/** Fields that most people leave as they are, folded away. */
export function MoreOptions({ summary, mustShow = false, children }: MoreOptionsProps) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className="more-options"
      open={open || mustShow}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className="more-options-name">More options</span>
        {summary && !open && <span className="muted small"> {summary}</span>}
      </summary>
      <div className="more-options-body">{children}</div>
    </details>
  )
}
