import type { ReactNode } from 'react'

/**
 * More words for a button's name, for screen readers only: "Copy", seen alone beside its field,
 * is "Copy email address". As text it stays in step with what is seen.
 */
export function Unseen({ children }: { children: ReactNode }) {
  return (
    <>
      {' '}
      <span className="unseen">{children}</span>
    </>
  )
}
