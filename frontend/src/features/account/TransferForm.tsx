import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { PasswordField } from '../../components/PasswordField'
import { Select } from '../../components/Select'
import { graphql } from '../../gql'
import { byField, faultsOf, type Fault } from '../../lib/faults'
import { useViewer } from '../../lib/viewer'
import { TransferLost } from './TransferLost'
import type { Successor } from './useSuccessors'

const TransferOwnership = graphql(`
  mutation TransferOwnership($input: TransferOwnershipInput!) {
    transferOwnership(input: $input) {
      account {
        id
      }
    }
  }
`)

/** Said before anything is sent, so that all that is missing is said at once. */
const missing = (field: string, message: string): Fault => ({
  code: 'INVALID',
  reason: 'REQUIRED',
  message,
  field,
})

interface TransferFormProps {
  successors: Successor[]
  /** Somebody who could be chosen can't be any more. */
  onGone: () => void
  /** The account has another owner now. */
  onMoved: () => void
  onCancel: () => void
}

/** Who becomes the owner, and the password of who is it now. */
export function TransferForm({ successors, onGone, onMoved, onCancel }: TransferFormProps) {
  const { account, user } = useViewer()
  const [chosen, setChosen] = useState('')
  const [currentPassword, setPassword] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const [{ fetching }, transfer] = useMutation(TransferOwnership)
  const { fields, form } = byField(faults, ['userId', 'currentPassword'])
  const successor = successors.find(({ id }) => id === chosen)
  const submit = async () => {
    const empty = [
      ...(successor ? [] : [missing('userId', 'Choose who becomes the owner.')]),
      ...(currentPassword ? [] : [missing('currentPassword', 'Enter your password.')]),
    ]
    setFaults(empty)
    if (!successor || empty.length) return
    const { data, error } = await transfer({ input: { userId: successor.id, currentPassword } })
    const wrong = faultsOf(error)
    setFaults(wrong)
    if (data) onMoved()
    if (wrong.some(({ reason }) => reason === 'NOT_ACTIVE' || reason === 'NO_SUCH_OBJECT')) onGone()
  }
  if (faults.some(({ reason }) => reason === 'OWNER_ONLY'))
    return <TransferLost faults={faults} onBack={onMoved} />
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <p>
        {successor?.name ?? 'The person you choose'} becomes the owner of {account.name}, and alone
        may change who has access. API users keep working.
      </p>
      <p>
        You become a standard user, who sees usage and history and manages nobody. Only the new
        owner can give it back.
      </p>
      <FormAlert faults={form} />
      <Select
        label="New owner"
        options={{
          '': 'Choose somebody',
          ...Object.fromEntries(successors.map(({ id, name, email }) => [id, `${name}, ${email}`])),
        }}
        value={successor ? chosen : ''}
        onChange={setChosen}
        error={fields.userId}
        autoFocus
      />
      <input type="email" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setPassword}
        error={fields.currentPassword}
      />
      <FormButtons action="Transfer ownership" look="danger" busy={fetching} onCancel={onCancel} />
    </Form>
  )
}
