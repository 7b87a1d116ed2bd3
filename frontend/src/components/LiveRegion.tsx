import { useEffect, useState } from 'react'
import { onAnnounce } from '../lib/announce'

/** The one place that speaks to screen readers of what changed elsewhere. */
export function LiveRegion() {
  const [said, setSaid] = useState({ text: '', count: 0 })
  useEffect(() => onAnnounce((text) => setSaid(({ count }) => ({ text, count: count + 1 }))), [])
  return (
    // React Aria hides the page behind a dialog, but not what carries this mark.
    <div className="unseen" role="status" aria-live="polite" data-live-announcer="true">
      {/* A new key makes the same words said again. */}
      <span key={said.count}>{said.text}</span>
    </div>
  )
}
