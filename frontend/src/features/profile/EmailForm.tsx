import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { PasswordField } from '../../components/PasswordField'
import { TextField } from '../../components/TextField'
import { byField, faultsOf } from '../../lib/faults'
import type { Done } from './ChangedInPlace'
import { ChangeEmail } from './operations'

interface EmailFormProps {
  /** Whether both addresses hear of it. */
  mailed: boolean
  done: Done
}

/** Changes the address that one signs in with. */
export function EmailForm({ mailed, done }: EmailFormProps) {
  const [email, setEmail] = useState('')
  const [currentPassword, setCurrentPassword] = useState('')
  const [{ fetching, error }, change] = useMutation(ChangeEmail)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['email', 'currentPassword'])
  const submit = async () => {
    const { data } = await change({ input: { email, currentPassword } })
    const now = data?.changeEmail.viewer.user?.email
    if (now) done(`You sign in with ${now} from now on.`)
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="New email address"
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={fields.email}
        help={`You sign in with it from then on.${mailed ? ' The old and the new address are both told by mail.' : ''}`}
        autoFocus
      />
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrentPassword}
        error={fields.currentPassword}
        help="To prove that it is you."
      />
      <FormButtons action="Change email address" busy={fetching} onCancel={() => done()} />
    </Form>
  )
}
