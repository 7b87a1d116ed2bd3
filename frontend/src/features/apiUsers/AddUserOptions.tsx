import { MoreOptions } from '../../components/MoreOptions'
import { ExpiryFields } from './ExpiryFields'
import type { End } from './expiryChoice'
import { PersonField } from './PersonField'
import type { Choices } from './useChoices'

interface AddUserOptionsProps {
  choices: Choices
  expiresAt: End
  onExpiresAt: (end: End) => void
  person: string
  onPerson: (person: string) => void
  errors: { expiresAt?: string; inChargeId?: string }
  isReadOnly: boolean
}

const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** What the Add User form folds away: when it expires, and who is in charge. */
export function AddUserOptions(props: AddUserOptionsProps) {
  const { choices, expiresAt, onExpiresAt, person, onPerson, errors, isReadOnly } = props
  return (
    <MoreOptions
      summary={expiresAt ? `Expires ${dateFormat.format(new Date(expiresAt))}` : undefined}
      mustShow={Boolean(errors.expiresAt || errors.inChargeId)}
    >
      <ExpiryFields
        value={expiresAt}
        onChange={onExpiresAt}
        policy={choices.policy}
        error={errors.expiresAt}
        isReadOnly={isReadOnly}
      />
      <PersonField value={person} onChange={onPerson} people={choices.people} />
      {errors.inChargeId && <p className="field-error">{errors.inChargeId}</p>}
    </MoreOptions>
  )
}
