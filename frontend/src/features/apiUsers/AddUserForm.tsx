import { useState } from 'react'
import { Checkbox } from '../../components/Checkbox'
import { CredentialStrip } from '../../components/CredentialStrip'
import { Form } from '../../components/Form'
import { FormAlert, Notice } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextField } from '../../components/TextField'
import { byField } from '../../lib/faults'
import { AddUserOptions } from './AddUserOptions'
import { ApiUserPasswordField } from './ApiUserPasswordField'
import { inDoubtText } from './draft'
import { offeredEnd } from './expiryChoice'
import type { useAddUser } from './useAddUser'
import type { Choices } from './useChoices'
import { endMissing } from './useUpdateApiUser'

const addressHelp = 'This is the API key: the user name your program sends. Not a mailbox.'

const noEnd = [endMissing]

interface AddUserFormProps {
  form: ReturnType<typeof useAddUser>
  /** Nothing where they could not be had: they are left out then. */
  choices: Choices | null
  onCancel: () => void
}

/** The fields of the manual page: Email address, Description, Password, Enabled; the rest is folded. */
export function AddUserForm({ form, choices, onCancel }: AddUserFormProps) {
  const { state, change, save, regenerate, wasKept } = form
  const { address, description, password, generated, enabled, busy, inDoubt } = state
  // Set once, so that a Save that is repeated says the same.
  const [expiresAt, setExpiresAt] = useState(() => choices && offeredEnd(choices.policy))
  const [person, setPerson] = useState('')
  const [missing, setMissing] = useState(false)
  const faults = missing ? noEnd : state.faults
  const { fields, form: others } = byField(faults, [
    'email',
    'description',
    'password',
    'expiresAt',
    'inChargeId',
  ])
  const submit = () => {
    setMissing(expiresAt === '')
    if (expiresAt !== '') void save(choices ? { expiresAt, inChargeId: person || null } : {})
  }
  const alerts = inDoubt ? [{ code: '', reason: '', message: inDoubtText }] : others
  return (
    <Form busy={busy} onSubmit={submit} faults={faults}>
      <FormAlert faults={alerts} />
      {state.notice && (
        <div role="status">
          <Notice tone="warning">{state.notice}</Notice>
        </div>
      )}
      <CredentialStrip
        label="Email address"
        value={address}
        help={addressHelp}
        error={fields.email}
      />
      <TextField
        label="Description"
        help={
          wasKept ? 'Kept from the last time, when it was not saved.' : 'Which program it is for.'
        }
        autoComplete="off"
        autoFocus
        value={description}
        onChange={(description) => change({ description })}
        error={fields.description}
        isReadOnly={inDoubt}
      />
      <ApiUserPasswordField
        address={address}
        value={password}
        generated={generated}
        onChange={(password) => change({ password, generated: false })}
        onRegenerate={() => void regenerate()}
        error={fields.password}
        isReadOnly={inDoubt}
      />
      <Checkbox
        isSelected={enabled}
        isReadOnly={inDoubt}
        onChange={(enabled) => change({ enabled })}
      >
        Enabled
      </Checkbox>
      {choices && (
        <AddUserOptions
          choices={choices}
          expiresAt={expiresAt}
          onExpiresAt={setExpiresAt}
          person={person}
          onPerson={setPerson}
          errors={fields}
          isReadOnly={inDoubt}
        />
      )}
      <FormButtons busy={busy} onCancel={onCancel} />
    </Form>
  )
}
