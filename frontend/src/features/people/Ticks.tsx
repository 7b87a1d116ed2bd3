import { Checkbox } from '../../components/Checkbox'

/** What a standard user may do beyond looking. */
export interface TickChoice {
  seesUsage: boolean
  managesUsers: boolean
}

interface TicksProps {
  value: TickChoice
  onChange: (value: TickChoice) => void
}

/** The two ticks that the owner alone gives. */
export function Ticks({ value, onChange }: TicksProps) {
  return (
    <div className="ticks" role="group" aria-label="What they may do">
      <Checkbox
        isSelected={value.seesUsage}
        onChange={(seesUsage) => onChange({ ...value, seesUsage })}
      >
        Sees usage and history
      </Checkbox>
      <Checkbox
        isSelected={value.managesUsers}
        onChange={(managesUsers) => onChange({ ...value, managesUsers })}
      >
        Manages standard users
      </Checkbox>
    </div>
  )
}
