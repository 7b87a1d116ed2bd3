import { useState } from 'react'
import { CredentialStrip } from '../../components/CredentialStrip'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextField } from '../../components/TextField'
import { announce } from '../../lib/announce'
import { byField } from '../../lib/faults'
import type { Found } from './ApiUserDialog'
import { ExpiryFields } from './ExpiryFields'
import { useMemory } from './memory'
import { PersonField } from './PersonField'
import { useChoices } from './useChoices'
import { useStaleness } from './useStaleness'
import { endMissing, useUpdateApiUser } from './useUpdateApiUser'

interface EditFormProps {
  user: Found
  onClose: () => void
  /** Fetches the API user again, so that the next Save is based on how it is now. */
  onStale: () => void
}

/** Description, expiry and the person in charge. What wasn't touched isn't sent. */
export function EditForm({ user, onClose, onStale }: EditFormProps) {
  const { updateCredential } = useMemory()
  const { choices } = useChoices()
  const [description, setDescription] = useState(user.description)
  const [expiresAt, setExpiresAt] = useState(user.expiresAt ?? null)
  const [person, setPerson] = useState(user.inCharge?.id ?? '')
  const [before] = useState(user)
  const { busy, faults, update, refuse } = useUpdateApiUser()
  const { fields, form } = byField(faults, ['description', 'expiresAt'])
  useStaleness(faults, onStale)
  const save = async () => {
    if (expiresAt === '') return refuse(endMissing)
    const saved = await update({
      id: user.id,
      version: user.version,
      description,
      ...(expiresAt !== (before.expiresAt ?? null) && { expiresAt }),
      ...(person !== (before.inCharge?.id ?? '') && { inChargeId: person || null }),
    })
    if (!saved) return
    updateCredential(user.id, { description: saved.description })
    announce(`${saved.description} saved.`)
    onClose()
  }
  return (
    <Form busy={busy} onSubmit={() => void save()} faults={faults}>
      <FormAlert faults={form} />
      <CredentialStrip label="Email address" value={user.email} help="The address never changes." />
      <TextField
        label="Description"
        autoComplete="off"
        autoFocus
        value={description}
        onChange={setDescription}
        error={fields.description}
      />
      {choices && (
        <>
          <ExpiryFields
            value={expiresAt}
            onChange={setExpiresAt}
            policy={choices.policy}
            error={fields.expiresAt}
          />
          <PersonField
            value={person}
            onChange={setPerson}
            people={
              user.inCharge
                ? { [user.inCharge.id]: user.inCharge.name, ...choices.people }
                : choices.people
            }
          />
        </>
      )}
      <FormButtons busy={busy} onCancel={onClose} />
    </Form>
  )
}
