import { useId } from 'react'
import './Select.css'
import './TextField.css'

interface SelectProps<Key extends string> {
  label: string
  /** What can be chosen, in order, with its words. */
  options: Readonly<Record<Key, string>>
  value: Key
  onChange: (value: Key) => void
  help?: string
  /** The server's word on this field. */
  error?: string
  autoFocus?: boolean
}

/** One of a few. The browser's own, which every phone, keyboard and screen reader knows. */
export function Select<Key extends string>(props: SelectProps<Key>) {
  const { label, options, value, onChange, help, error, autoFocus } = props
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span className="select-box">
        <select
          id={id}
          className="field-input select"
          data-invalid={error ? true : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={help || error ? `${id}-words` : undefined}
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value as Key)}
        >
          {Object.entries<string>(options).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
        <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <path d="m2.5 4.5 3.5 3.5 3.5-3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </span>
      {(help || error) && (
        <div id={`${id}-words`}>
          {help && <span className="field-help">{help}</span>}
          {error && <span className="field-error">{error}</span>}
        </div>
      )}
    </div>
  )
}
