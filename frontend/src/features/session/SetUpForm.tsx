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

const SetUp = graphql(`
  mutation SetUp($input: SetUpInput!) {
    setUp(input: $input) {
      viewer {
        user {
          id
          email
        }
      }
    }
  }
`)

const empty = { accountName: '', name: '', email: '', password: '' }

/** Account, owner and password, sent with the token of the set-up address. */
export function SetUpForm({ token }: { token: string }) {
  const session = useSession()
  const navigate = useNavigate()
  const [input, setInput] = useState(empty)
  const [{ fetching, error }, setUp] = useMutation(SetUp)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['accountName', 'name', 'email', 'password'])
  const bind = (key: keyof typeof empty) => ({
    value: input[key],
    onChange: (value: string) => setInput((before) => ({ ...before, [key]: value })),
    error: fields[key],
  })
  const submit = async () => {
    const { data } = await setUp({ input: { token, ...input } })
    const user = data?.setUp.viewer.user
    if (!user) return
    session.signedIn(user)
    void navigate('/account', { replace: true })
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Account name"
        autoComplete="organization"
        autoFocus
        {...bind('accountName')}
      />
      <TextField label="Your name" autoComplete="name" {...bind('name')} />
      <TextField label="Email address" type="email" autoComplete="username" {...bind('email')} />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        help={<RuleList rules={personRules(input.password)} />}
        {...bind('password')}
      />
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={fetching}>
          Create account
        </Button>
      </div>
    </Form>
  )
}
