import { useEffect, useRef } from 'react'
import { Button } from '../../../components/Button'
import type { Outcome } from './useBulk'
import { doneText, inTheWay, reasonText } from './words'

interface BulkResultProps {
  outcome: Outcome
  onRetry: () => void
  onDismiss: () => void
}

/** What became of many: what was done and, by name, what wasn't, and why. It takes the focus. */
export function BulkResult({ outcome, onRetry, onDismiss }: BulkResultProps) {
  const { action, done, refused, left, faults } = outcome
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const failed = refused.length + left.length
  return (
    <div
      className={failed ? 'form-alert bulk-result' : 'notice bulk-result'}
      role={failed ? 'alert' : 'note'}
      ref={place}
      tabIndex={-1}
    >
      <div>
        {done.length > 0 && <p>{doneText(action, done.length)}</p>}
        {faults.map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
        {refused.length > 0 && (
          <>
            <p>{inTheWay(outcome)}</p>
            <ul className="bulk-names">
              {refused.map(({ user, fault }) => (
                <li key={user.id}>
                  <strong>{user.description}</strong> {reasonText(fault)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="bulk-result-actions">
        {left.length > 0 && (
          <Button small onPress={onRetry}>
            {refused.length > 0 ? 'Try again without them' : 'Try again'}
          </Button>
        )}
        <Button look="plain" onPress={onDismiss}>
          Dismiss
        </Button>
      </div>
    </div>
  )
}
