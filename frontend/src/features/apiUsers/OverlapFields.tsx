import { DateTimeField } from '../../components/DateTimeField'
import { RadioGroup } from '../../components/RadioGroup'
import { hoursFromNow, toLocal } from '../../lib/localTime'
import { longestOverlapDays, overlaps, type Overlap } from './overlap'

interface OverlapFieldsProps {
  overlap: Overlap
  onOverlap: (overlap: Overlap) => void
  /** As a date and time field holds it. */
  date: string
  onDate: (date: string) => void
  error?: string
}

const consequence = {
  now: 'Calls with the old password get 401 as soon as this is saved.',
  other: 'Both passwords work until then. You can end the old one sooner.',
}

/** How long the password before stays good, while programs move to the new one. */
export function OverlapFields({ overlap, onOverlap, date, onDate, error }: OverlapFieldsProps) {
  return (
    <>
      <div>
        <RadioGroup
          label="Old password stays good"
          options={overlaps}
          value={overlap}
          onChange={onOverlap}
        />
        <p className="field-help">{overlap === 'now' ? consequence.now : consequence.other}</p>
        {overlap !== 'date' && error && <p className="field-error">{error}</p>}
      </div>
      {overlap === 'date' && (
        <DateTimeField
          label="Old password ends at"
          value={date}
          onChange={onDate}
          max={toLocal(hoursFromNow(longestOverlapDays * 24))}
          help={`${longestOverlapDays} days from now at most.`}
          error={error}
        />
      )}
    </>
  )
}
