import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import './TextArea.css'
import './TextField.css'

interface TextAreaProps {
  label: string
  help?: ReactNode
  /** The server's word on this field. */
  error?: string
  value: string
  onChange: (value: string) => void
  rows?: number
  autoFocus?: boolean
  ref?: Ref<HTMLTextAreaElement>
}

/** Some lines of names or addresses, with their label, their help and what is wrong with them. */
export function TextArea({ label, help, error, rows = 4, ref, ...props }: TextAreaProps) {
  return (
    <AriaTextField
      {...props}
      className="field"
      autoComplete="off"
      spellCheck="false"
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <AriaTextArea ref={ref} className="field-input field-area" rows={rows} />
      {help && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  )
}
