import { useState } from 'react'
import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextField } from '../../components/TextField'
import { graphql } from '../../gql'
import { announce } from '../../lib/announce'
import { byField, faultsOf } from '../../lib/faults'
import { Unseen } from '../../components/Unseen'
import { useEditing } from '../../lib/useEditing'

const RenameAccount = graphql(`
  mutation RenameAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      account {
        id
        name
      }
    }
  }
`)

function RenameForm({ name, onDone }: { name: string; onDone: () => void }) {
  const [typed, setTyped] = useState(name)
  const [{ fetching, error }, rename] = useMutation(RenameAccount)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['name'])
  const submit = async () => {
    const { data } = await rename({ input: { name: typed } })
    if (!data) return
    announce(`The account is now called ${data.updateAccount.account.name}.`)
    onDone()
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="New account name"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        error={fields.name}
        autoFocus
      />
      <FormButtons busy={fetching} onCancel={onDone} />
    </Form>
  )
}

/** The account's name, which its owner may change in place. */
export function AccountName({ name }: { name: string }) {
  const { editing, setEditing, button } = useEditing()
  if (editing) return <RenameForm name={name} onDone={() => setEditing(false)} />
  return (
    <span className="fact-action">
      {name}
      <Button ref={button} look="plain" onPress={() => setEditing(true)}>
        Rename
        <Unseen>account</Unseen>
      </Button>
    </span>
  )
}
