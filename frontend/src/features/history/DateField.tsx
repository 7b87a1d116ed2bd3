import { Input, Label, TextField } from 'react-aria-components'
import '../../components/TextField.css'

interface DateFieldProps {
  label: string
  /** As 2027-02-28; empty while it isn't whole. */
  value: string
  onChange: (value: string) => void
  min?: string
  max?: string
}

/** A day of the reader's calendar. The browser's own field. */
export function DateField({ label, value, onChange, min, max }: DateFieldProps) {
  return (
    <TextField className="field" type="date" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <Input className="field-input" min={min} max={max} />
    </TextField>
  )
}
