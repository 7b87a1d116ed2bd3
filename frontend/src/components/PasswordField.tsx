import { useState, type ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'
import { Button } from './Button'
import './PasswordField.css'
import './TextField.css'
import { Unseen } from './Unseen'

interface PasswordFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** `ignored` keeps browsers and password managers from offering the person's own. */
  autoComplete: 'current-password' | 'new-password' | 'ignored'
  help?: ReactNode
  error?: string
  actions?: ReactNode
  mono?: boolean
  isReadOnly?: boolean
  autoFocus?: boolean
}

const ignoredByManagers = {
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
}

/** A password, hidden until the person asks to see it. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, onChange, autoComplete, help, error, actions, mono, ...rest } = props
  const [shown, setShown] = useState(false)
  const ignored = autoComplete === 'ignored'
  return (
    <AriaTextField
      {...rest}
      className="field"
      value={value}
      onChange={onChange}
      type={shown ? 'text' : 'password'}
      autoComplete={ignored ? 'new-password' : autoComplete}
      spellCheck="false"
      autoCorrect="off"
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <div className="password-row" data-mono={mono}>
        <Input className="field-input" autoCapitalize="none" {...(ignored && ignoredByManagers)} />
        <Button small onPress={() => setShown(!shown)}>
          {shown ? 'Hide' : 'Show'}
          <Unseen>password</Unseen>
        </Button>
        {actions}
      </div>
      <FieldError className="field-error">{error}</FieldError>
      {help && (
        <Text slot="description" elementType="div" className="field-help">
          {help}
        </Text>
      )}
    </AriaTextField>
  )
}
