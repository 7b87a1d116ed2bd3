import { useState } from 'react'
import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { PasswordField } from '../../components/PasswordField'
import { TextField } from '../../components/TextField'
import { graphql } from '../../gql'
import { byField, faultsOf } from '../../lib/faults'
import { useSession } from '../../lib/sessionContext'

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        user {
          id
          email
        }
      }
    }
  }
`)

interface SignInFormProps {
  /** The email address to start with, when it is known. */
  email?: string
  onSignedIn?: () => void
}

/** Asks for email address and password, and starts a session. */
export function SignInForm({ email: known = '', onSignedIn }: SignInFormProps) {
  const session = useSession()
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [{ fetching, error }, signIn] = useMutation(SignIn)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['email', 'password'])
  const submit = async () => {
    const { data } = await signIn({ input: { email, password } })
    const user = data?.signIn.viewer.user
    if (!user) return
    session.signedIn(user)
    onSignedIn?.()
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Email address"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={fields.email}
        autoFocus={!known}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={fields.password}
        autoFocus={Boolean(known)}
      />
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={fetching}>
          Sign in
        </Button>
      </div>
    </Form>
  )
}
