import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextArea } from '../../components/TextArea'
import { graphql } from '../../gql'
import { announce } from '../../lib/announce'
import { byField, faultsOf, type Fault } from '../../lib/faults'

const ChangePermissions = graphql(`
  mutation ChangePermissions($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      account {
        id
        permissions
      }
    }
  }
`)

interface AccountPermissionsFormProps {
  names: readonly string[]
  onDone: () => void
}

/** The names of the account's permissions, one a line. */
export function AccountPermissionsForm({ names, onDone }: AccountPermissionsFormProps) {
  const [typed, setTyped] = useState(names.join('\n'))
  const [faults, setFaults] = useState<Fault[]>([])
  const [{ fetching }, change] = useMutation(ChangePermissions)
  const { fields, form } = byField(faults, ['permissions'])
  const submit = async () => {
    const permissions = typed.split(/[\n,]/).filter((name) => name.trim())
    const { data, error } = await change({ input: { permissions } })
    setFaults(faultsOf(error))
    if (!data) return
    announce('The permissions are saved.')
    onDone()
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextArea
        label="Names of permissions"
        help="One a line, such as contacts.read. One that an API user holds has to be taken from it first."
        autoFocus
        rows={6}
        value={typed}
        onChange={setTyped}
        error={fields.permissions}
      />
      <FormButtons busy={fetching} onCancel={onDone} />
    </Form>
  )
}
