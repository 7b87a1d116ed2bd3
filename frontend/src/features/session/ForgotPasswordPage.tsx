import { useState } from 'react'
import { Link } from 'react-router'
import { useMutation, useQuery } from 'urql'
import { Button } from '../../components/Button'
import { EntryPage } from '../../components/EntryPage'
import { Form } from '../../components/Form'
import { FormAlert, Notice } from '../../components/FormAlert'
import { TextField } from '../../components/TextField'
import { graphql } from '../../gql'
import { byField, faultsOf } from '../../lib/faults'
import { AskOperator } from './AskOperator'

const ForgotPasswordPageQuery = graphql(`
  query ForgotPasswordPage {
    installation {
      mailConfigured
    }
  }
`)

const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      requested
    }
  }
`)

/** Has a link mailed that sets a new password, or says whom to ask where no mail is sent. */
export function ForgotPasswordPage() {
  const [{ data, error }, again] = useQuery({ query: ForgotPasswordPageQuery })
  const mail = data?.installation.mailConfigured
  return (
    <EntryPage title="Forgot your password">
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {mail === false && (
        <Notice>
          <AskOperator />
        </Notice>
      )}
      {mail && <RequestForm />}
      <p>
        <Link to="/sign-in">Back to sign in</Link>
      </p>
    </EntryPage>
  )
}

/** The answer is the same whether anybody has the address or not. */
function RequestForm() {
  const [email, setEmail] = useState('')
  const [{ data, fetching, error }, request] = useMutation(RequestPasswordReset)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['email'])
  if (data) {
    return (
      <div role="status">
        <Notice>
          If somebody has access with {email.trim()}, a link is on its way there. It works once,
          within 30 minutes. Nothing in the inbox? Look in the spam folder, then ask your account
          owner which address you have access with.
        </Notice>
      </div>
    )
  }
  return (
    <Form busy={fetching} onSubmit={() => void request({ input: { email } })} faults={faults}>
      <FormAlert faults={form} />
      <TextField
        label="Email address"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={fields.email}
        help="We send you a link that sets a new password."
        autoFocus
      />
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={fetching}>
          Send link
        </Button>
      </div>
    </Form>
  )
}
