import './Gate.css'

/** The gate of the house, open or shut. Always beside a word, never instead of it. */
export function Gate({ open }: { open: boolean }) {
  return (
    <svg className="gate" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d="M2.75 14.5V6.75a5.25 5.25 0 0 1 10.5 0v7.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M1 14.5h14" stroke="currentColor" strokeWidth="1.5" />
      {open ? (
        <path d="M2.75 6.75 7.5 5v11l-4.75-1.5Z" fill="currentColor" />
      ) : (
        <path
          d="M5.4 3.2v11M8 1.8v12.4M10.6 3.2v11M2.75 6.6h10.5M2.75 10.4h10.5"
          stroke="currentColor"
          strokeWidth="1.1"
        />
      )}
    </svg>
  )
}

/** Active or Disabled, with its gate. */
export function GateStatus({ open }: { open: boolean }) {
  return (
    <span className="gate-status" data-open={open}>
      <Gate open={open} />
      {open ? 'Active' : 'Disabled'}
    </span>
  )
}
