import { useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './Button'
import './CredentialStrip.css'
import './TextField.css'
import { selectedNote, useCopy } from './useCopy'
import { Unseen } from './Unseen'

interface CredentialStripProps {
  label: string
  value: string
  help?: string
  error?: string
  /** For a secret: whether it is shown, and how to change that. */
  secret?: { shown: boolean; onShow: (shown: boolean) => void }
}

const dots = '•'.repeat(24)

/** Something to copy into a program, whole and exactly: an address, a password, a URL. */
export function CredentialStrip({ label, value, help, error, secret }: CredentialStripProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const select = () => {
    if (secret) flushSync(() => secret.onShow(true))
    field.current?.focus()
    field.current?.select()
  }
  const { result, copy } = useCopy(label, value, select)
  const name = label.toLowerCase()
  const done = result === 'copied' ? 'Copied' : 'Copy'
  return (
    <div className="strip">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="strip-row">
        <textarea
          ref={field}
          id={id}
          className="strip-value"
          rows={1}
          readOnly
          spellCheck={false}
          autoComplete="off"
          aria-describedby={help || error ? `${id}-help` : undefined}
          value={secret && !secret.shown ? dots : value}
        />
        <span className="strip-buttons">
          {secret && (
            <Button look="plain" onPress={() => secret.onShow(!secret.shown)}>
              {secret.shown ? 'Hide' : 'Show'}
              <Unseen>{name}</Unseen>
            </Button>
          )}
          <Button look="plain" onPress={() => void copy()}>
            <span className="strip-copy">{done}</span>
            <Unseen>{name}</Unseen>
          </Button>
        </span>
      </div>
      <div id={`${id}-help`}>
        {error && <span className="field-error">{error} </span>}
        {help && <span className="field-help">{help}</span>}
      </div>
      {result === 'selected' && <span className="field-help">{selectedNote}</span>}
    </div>
  )
}
