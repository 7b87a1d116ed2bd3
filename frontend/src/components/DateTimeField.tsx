import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { zoneName } from '../lib/localTime'
import './DateTimeField.css'
import './TextField.css'

interface DateTimeFieldProps {
  label: string
  /** As `toLocal` writes it; empty while it isn't whole. */
  value: string
  onChange: (value: string) => void
  min?: string
  max?: string
  help?: ReactNode
  error?: string
  isReadOnly?: boolean
}

/** A date and a time in the reader's own zone, which is named. The browser's own field. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, value, onChange, min, max, help, error, isReadOnly } = props
  return (
    <TextField
      className="field"
      type="datetime-local"
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <Input className="field-input date-time" min={min} max={max} />
      <FieldError className="field-error">{error}</FieldError>
      <Text slot="description" className="field-help">
        In your time zone, {zoneName()}.{help && <> {help}</>}
      </Text>
    </TextField>
  )
}
