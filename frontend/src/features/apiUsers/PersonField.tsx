import { Select } from '../../components/Select'

interface PersonFieldProps {
  /** Empty for nobody. */
  value: string
  onChange: (value: string) => void
  people: Record<string, string>
}

/** The person to ask about an integration. */
export function PersonField({ value, onChange, people }: PersonFieldProps) {
  return (
    <Select
      label="Person in charge"
      options={{ '': 'Nobody', ...people }}
      value={value}
      onChange={onChange}
    />
  )
}
