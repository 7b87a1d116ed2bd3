import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextField } from '../../components/TextField'
import { byField, faultsOf } from '../../lib/faults'
import { useViewer } from '../../lib/viewer'
import type { Invited } from './invited'
import { changesPeople, InviteUser } from './operations'
import './people.css'
import { Ticks } from './Ticks'

interface InviteFormProps {
  onSaved: (invited: Invited) => void
  onCancel: () => void
}

/** Who is invited, and, for the owner, what they may do. */
export function InviteForm({ onSaved, onCancel }: InviteFormProps) {
  const { isOwner } = useViewer()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [ticks, setTicks] = useState({ seesUsage: false, managesUsers: false })
  const [{ fetching, error }, invite] = useMutation(InviteUser)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['name', 'email'])
  const submit = async () => {
    const { data } = await invite({ input: { name, email, ...ticks } }, changesPeople)
    if (data) onSaved(data.inviteUser)
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Name"
        autoComplete="off"
        value={name}
        onChange={setName}
        error={fields.name}
        autoFocus
      />
      <TextField
        label="Email address"
        type="email"
        autoComplete="off"
        help="They get a link that is good for 3 days, and choose their own password."
        value={email}
        onChange={setEmail}
        error={fields.email}
      />
      {isOwner && <Ticks value={ticks} onChange={setTicks} />}
      <FormButtons busy={fetching} onCancel={onCancel} />
    </Form>
  )
}
