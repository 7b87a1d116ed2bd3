import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextField } from '../../components/TextField'
import { byField, faultsOf } from '../../lib/faults'
import type { Done } from './ChangedInPlace'
import { UpdateProfile } from './operations'

/** Changes one's own name. */
export function NameForm({ name, done }: { name: string; done: Done }) {
  const [typed, setTyped] = useState(name)
  const [{ fetching, error }, update] = useMutation(UpdateProfile)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['name'])
  const submit = async () => {
    const { data } = await update({ input: { name: typed } })
    if (data) done('Your name is changed.')
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Your name"
        autoComplete="name"
        value={typed}
        onChange={setTyped}
        error={fields.name}
        autoFocus
      />
      <FormButtons busy={fetching} onCancel={() => done()} />
    </Form>
  )
}
