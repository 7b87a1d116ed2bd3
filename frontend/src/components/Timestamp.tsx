import { useEffect, useId, useState } from 'react'
import { exactTime, relativeTime } from '../lib/relativeTime'
import './Timestamp.css'

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface TimestampProps {
  value: string
  /** The words to show; how long ago it was, unless told otherwise. */
  say?: (iso: string, now: number) => string
  /** More to know, after the exact time. */
  detail?: string
}

/** When something happened: relative, and exact with its zone on hover and focus. */
export function Timestamp({ value, say = relativeTime, detail }: TimestampProps) {
  const [shown, setShown] = useState(false)
  const id = useId()
  const now = useNow()
  return (
    // Focus shows the exact time to whoever has no mouse; there is nothing to press.
    /* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */
    <time
      tabIndex={0}
      dateTime={value}
      className="timestamp"
      data-shown={shown}
      aria-describedby={id}
      onMouseEnter={() => setShown(true)}
      onMouseLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setShown(false)
      }}
    >
      {say(value, now)}
      <span id={id} role="tooltip" className="timestamp-exact">
        {exactTime(value)}
        {detail && `, ${detail}`}
      </span>
    </time>
  )
}
