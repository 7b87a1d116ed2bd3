import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { CredentialStrip } from '../../components/CredentialStrip'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { TextField } from '../../components/TextField'
import { announce } from '../../lib/announce'
import { byField } from '../../lib/faults'
import { ApiUserDialog, type Found } from './ApiUserDialog'
import { useMemory } from './memory'
import { isStale, useUpdateApiUser } from './useUpdateApiUser'

interface EditFormProps {
  user: Found
  onClose: () => void
  /** Fetches the API user again, so that the next Save is based on how it is now. */
  onStale: () => void
}

function EditForm({ user, onClose, onStale }: EditFormProps) {
  const { updateCredential } = useMemory()
  const [description, setDescription] = useState(user.description)
  const { busy, faults, update } = useUpdateApiUser()
  const { fields, form } = byField(faults, ['description'])
  useEffect(() => {
    if (isStale(faults)) onStale()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [faults])
  const save = async () => {
    const saved = await update({ id: user.id, version: user.version, description })
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
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={busy}>
          Save
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Form>
  )
}

/** Changes the description of an API user. */
export function EditDialog() {
  return (
    <ApiUserDialog title="Edit API user">
      {(user, close, refresh) => <EditForm user={user} onClose={close} onStale={refresh} />}
    </ApiUserDialog>
  )
}
