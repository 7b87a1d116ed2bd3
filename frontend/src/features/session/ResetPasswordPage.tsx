import { useState } from 'react'
import { Link } from 'react-router'
import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { EntryPage } from '../../components/EntryPage'
import { Form } from '../../components/Form'
import { FormAlert, Notice } from '../../components/FormAlert'
import { PasswordField } from '../../components/PasswordField'
import { RuleList } from '../../components/RuleList'
import { graphql } from '../../gql'
import { byField, faultsOf } from '../../lib/faults'
import { personRules } from '../../lib/passwordRules'
import { useLinkToken } from './useLinkToken'

const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      email
    }
  }
`)

/** Sets a new password with a one-use link, mailed or from the operator. */
export function ResetPasswordPage() {
  const token = useLinkToken()
  const [password, setPassword] = useState('')
  const [{ data, fetching, error }, reset] = useMutation(ResetPassword)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['password'])
  return (
    <EntryPage title="Set a new password">
      {data ? (
        <Notice>
          The password of {data.resetPassword.email} is set, and every session has ended.{' '}
          <Link to="/sign-in">Sign in</Link>
        </Notice>
      ) : token ? (
        <Form
          busy={fetching}
          onSubmit={() => void reset({ input: { token, password } })}
          faults={faults}
        >
          <FormAlert faults={form} />
          <PasswordField
            label="New password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={fields.password}
            help={<RuleList rules={personRules(password)} />}
            autoFocus
          />
          <div className="form-actions">
            <Button type="submit" look="primary" isPending={fetching}>
              Set new password
            </Button>
          </div>
        </Form>
      ) : (
        <Notice>
          This address lacks its token. Open the whole link, or{' '}
          <Link to="/forgot-password">ask for a new one</Link>.
        </Notice>
      )}
    </EntryPage>
  )
}
