import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { byField, faultsOf } from '../../lib/faults'
import { changesTeam, CreateChildAccount } from './operations'
import type { OwnerInvited } from './team'

interface CreateAccountFormProps {
  /** Below which accounts it can be, one's own first. */
  places: Record<string, string>
  onSaved: (invited: OwnerInvited) => void
  onCancel: () => void
}

/** An account to be, and its owner to be. */
export function CreateAccountForm({ places, onSaved, onCancel }: CreateAccountFormProps) {
  const [own = '', ...others] = Object.keys(places)
  const [input, setInput] = useState({ name: '', parentId: own, ownerName: '', ownerEmail: '' })
  const set = (part: Partial<typeof input>) => setInput((before) => ({ ...before, ...part }))
  const [{ fetching, error }, create] = useMutation(CreateChildAccount)
  const faults = faultsOf(error)
  const shown = ['name', ...(others.length > 0 ? ['parentId'] : []), 'ownerName', 'ownerEmail']
  const { fields, form } = byField(faults, shown)
  const submit = async () => {
    const { data } = await create({ input }, changesTeam)
    if (data) onSaved(data.createChildAccount)
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Account name"
        autoComplete="off"
        value={input.name}
        onChange={(name) => set({ name })}
        error={fields.name}
        autoFocus
      />
      {others.length > 0 && (
        <Select
          label="Below which account"
          options={places}
          value={input.parentId}
          onChange={(parentId) => set({ parentId })}
          help="It can't be moved later."
          error={fields.parentId}
        />
      )}
      <TextField
        label="Owner's name"
        autoComplete="off"
        value={input.ownerName}
        onChange={(ownerName) => set({ ownerName })}
        error={fields.ownerName}
      />
      <TextField
        label="Owner's email address"
        type="email"
        autoComplete="off"
        help="They get a link that is good for 3 days, and choose their own password."
        value={input.ownerEmail}
        onChange={(ownerEmail) => set({ ownerEmail })}
        error={fields.ownerEmail}
      />
      <FormButtons busy={fetching} onCancel={onCancel} />
    </Form>
  )
}
