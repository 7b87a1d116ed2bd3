import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { PasswordField } from '../../components/PasswordField'
import { RuleList } from '../../components/RuleList'
import { TextField } from '../../components/TextField'
import { graphql } from '../../gql'
import { byField, faultsOf } from '../../lib/faults'
import { personRules } from '../../lib/passwordRules'
import { useSession } from '../../lib/sessionContext'

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      viewer {
        user {
          id
          email
        }
      }
    }
  }
`)

interface InvitationFormProps {
  token: string
  name: string
  /** For the password manager: the address is fixed. */
  email: string
}

/** The name and the password of who was invited. */
export function InvitationForm({ token, name: invitedName, email }: InvitationFormProps) {
  const session = useSession()
  const navigate = useNavigate()
  const [name, setName] = useState(invitedName)
  const [password, setPassword] = useState('')
  const [{ fetching, error }, accept] = useMutation(AcceptInvitation)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['name', 'password'])
  const submit = async () => {
    const { data } = await accept({ input: { token, name, password } })
    const user = data?.acceptInvitation.viewer.user
    if (!user) return
    session.signedIn(user)
    void navigate('/account', { replace: true })
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Your name"
        autoComplete="name"
        value={name}
        onChange={setName}
        error={fields.name}
      />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={fields.password}
        help={<RuleList rules={personRules(password)} />}
        autoFocus
      />
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={fetching}>
          Accept invitation
        </Button>
      </div>
    </Form>
  )
}
