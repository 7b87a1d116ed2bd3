import { Label, Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import './RadioGroup.css'
import './TextField.css'

interface RadioGroupProps<Key extends string> {
  label: string
  /** What can be chosen, in order, with its words. */
  options: Readonly<Partial<Record<Key, string>>>
  value: Key
  onChange: (value: Key) => void
  isReadOnly?: boolean
}

/** One of a few, all of them in sight. */
export function RadioGroup<Key extends string>(props: RadioGroupProps<Key>) {
  const { label, options, value, onChange, isReadOnly } = props
  return (
    <AriaRadioGroup
      className="field"
      value={value}
      onChange={(next) => onChange(next as Key)}
      isReadOnly={isReadOnly}
    >
      <Label className="field-label">{label}</Label>
      <div className="radios">
        {Object.entries<string | undefined>(options).map(([key, words]) => (
          <Radio key={key} value={key} className="radio">
            <span className="radio-dot" />
            {words}
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  )
}
