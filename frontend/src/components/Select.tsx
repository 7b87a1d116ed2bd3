import { useId } from 'react'
import './Select.css'
import './TextField.css'

interface SelectProps<Key extends string> {
  label: string
  /** What can be chosen, in order, with its words. */
  options: Readonly<Record<Key, string>>
  value: Key
  onChange: (value: Key) => void
}

/** One of a few. The browser's own, which every phone, keyboard and screen reader knows. */
export function Select<Key extends string>({ label, options, value, onChange }: SelectProps<Key>) {
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
    </div>
  )
}
