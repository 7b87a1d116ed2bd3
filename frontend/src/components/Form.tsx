import { useEffect, useRef, type ReactNode } from 'react'
import type { Fault } from '../lib/faults'
import './Form.css'

interface FormProps {
  onSubmit: () => void
  /** A form that is being sent is not sent again. */
  busy: boolean
  /** New faults put the focus on the first field that has one. */
  faults?: Fault[]
  children: ReactNode
}

/** A form that the app sends, never the browser. */
export function Form({ onSubmit, busy, faults, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (faults?.length) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSubmit()
      }}
    >
      {children}
    </form>
  )
}
