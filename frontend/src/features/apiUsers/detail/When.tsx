import { Timestamp } from '../../../components/Timestamp'

interface WhenProps {
  at: string
  /** Nobody, once that person is gone. */
  by: { name: string; status: string } | null | undefined
}

/** When something was done, and by whom. */
export function When({ at, by }: WhenProps) {
  return (
    <>
      <Timestamp value={at} />{' '}
      <span className="muted">
        by {by?.name ?? 'somebody who has left'}
        {by?.status === 'REMOVED' && ' (removed)'}
      </span>
    </>
  )
}
