import { Gate } from './Gate'
import './Gate.css'
import { Timestamp } from './Timestamp'

interface PersonStatusProps {
  status: string
  invitedUntil: string | null
}

const day = 24 * 60 * 60 * 1000

/** Until when the link of an invitation is good, or that it isn't any more. */
function invitedWords(iso: string, now: number): string {
  const left = Date.parse(iso) - now
  if (left <= 0) return 'Invited, link has ended'
  if (left < day) return 'Invited, less than a day left'
  const days = Math.ceil(left / day)
  return `Invited, ${days} ${days === 1 ? 'day' : 'days'} left`
}

/** Whether a person may in: the gate, and its words. */
export function PersonStatus({ status, invitedUntil }: PersonStatusProps) {
  const open = status === 'ACTIVE'
  return (
    <span className="gate-status" data-open={open}>
      <Gate open={open} />
      {status === 'INVITED' && invitedUntil ? (
        // Another link counts its days from now, not from when the first was shown.
        <Timestamp key={invitedUntil} value={invitedUntil} say={invitedWords} />
      ) : (
        <span>{open ? 'Active' : 'Disabled'}</span>
      )}
    </span>
  )
}
