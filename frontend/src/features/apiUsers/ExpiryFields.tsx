import { useState } from 'react'
import { DateTimeField } from '../../components/DateTimeField'
import { RadioGroup } from '../../components/RadioGroup'
import { fromLocal, toLocal } from '../../lib/localTime'
import { latestEnd, someEnd, type End } from './expiryChoice'
import type { LifePolicy } from './useChoices'

interface ExpiryFieldsProps {
  value: End
  onChange: (value: End) => void
  policy: LifePolicy
  error?: string
  isReadOnly?: boolean
}

const words = { never: 'Never', date: 'On a date' } as const

/** When an API user expires: never, unless the account has a longest life, or at a moment. */
export function ExpiryFields({ value, onChange, policy, error, isReadOnly }: ExpiryFieldsProps) {
  // What is typed, since a field that isn't whole names no moment.
  const [local, setLocal] = useState(value ? toLocal(value) : '')
  const latest = latestEnd(policy)
  // One that never expires may stay so, whatever the account says of new ones.
  const [mayNever] = useState(latest === null || value === null)
  const choose = (choice: keyof typeof words) => {
    const next = choice === 'never' ? null : someEnd(policy)
    setLocal(next ? toLocal(next) : '')
    onChange(next)
  }
  const type = (typed: string) => {
    setLocal(typed)
    onChange(fromLocal(typed))
  }
  return (
    <>
      {mayNever && (
        <RadioGroup
          label="Expires"
          options={words}
          value={value === null ? 'never' : 'date'}
          onChange={choose}
          isReadOnly={isReadOnly}
        />
      )}
      {value === null && error && <p className="field-error">{error}</p>}
      {value !== null && (
        <DateTimeField
          label="Expires at"
          value={local}
          onChange={type}
          max={latest ? toLocal(latest) : undefined}
          help={
            <>
              From then on calls get 401.
              {latest && ` This account allows ${policy.longest} days at most.`}
            </>
          }
          error={error}
          isReadOnly={isReadOnly}
        />
      )}
    </>
  )
}
