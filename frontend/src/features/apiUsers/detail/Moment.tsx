import { useState } from 'react'
import { expiredWords, expiresWords } from '../../../lib/expiry'
import { exactTime } from '../../../lib/relativeTime'

/** How far away an end is, before or after it. */
const away = (iso: string, now: number) =>
  (Date.parse(iso) > now ? expiresWords(iso, now) : expiredWords(iso, now)).replace(/^\w+ /, '')

/** When something ends: exactly, in the reader's own zone, and how far away that is. */
export function Moment({ value }: { value: string }) {
  const [now] = useState(() => Date.now())
  return (
    <span>
      <time dateTime={value}>{exactTime(value)}</time>{' '}
      <span className="muted">({away(value, now)})</span>
    </span>
  )
}
