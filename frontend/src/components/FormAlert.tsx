import type { ReactNode } from 'react'
import type { Fault } from '../lib/faults'
import { Button } from './Button'
import './FormAlert.css'

interface FormAlertProps {
  faults: Fault[]
  /** Offers another try where there is no form to send again. */
  onRetry?: () => void
}

/** What went wrong with a whole form or page, where it happened. */
export function FormAlert({ faults, onRetry }: FormAlertProps) {
  if (faults.length === 0) return null
  // What went wrong with several parts for one reason is said once.
  const said = new Map(faults.map((fault) => [fault.message, fault]))
  return (
    <div className="form-alert" role="alert">
      {[...said.values()].map(({ message, reference }) => (
        <p key={message}>
          {message}
          {reference && (
            <>
              {' '}
              Reference: <code>{reference}</code>
            </>
          )}
        </p>
      ))}
      {onRetry && (
        <Button small onPress={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}

/** Something to know before going on; not a fault. */
export function Notice({ tone, children }: { tone?: 'warning'; children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone} role="note">
      {children}
    </div>
  )
}
