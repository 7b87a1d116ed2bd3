import { useState } from 'react'
import { useMutation } from 'urql'
import { Checkbox } from '../../components/Checkbox'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { PasswordField } from '../../components/PasswordField'
import { RuleList } from '../../components/RuleList'
import { byField, faultsOf, type Fault } from '../../lib/faults'
import { personRules } from '../../lib/passwordRules'
import type { Done } from './ChangedInPlace'
import { ChangePassword } from './operations'

const savedWords = (elsewhere: boolean) =>
  `Your password is changed.${elsewhere ? ' You are signed out everywhere else.' : ''}`

/** Sent twice, the change is refused the second time: whoever got no answer must know why. */
const inDoubt = (fault: Fault): Fault =>
  fault.code === 'NETWORK'
    ? {
        ...fault,
        message:
          'The server did not answer: your password may be changed or not. Send it again. If the current password is wrong then, it is changed.',
      }
    : fault

/** Sets one's own password. */
export function PasswordForm({ email, done }: { email: string; done: Done }) {
  const [currentPassword, setCurrentPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [endOtherSessions, setEndOtherSessions] = useState(true)
  const [{ fetching, error }, change] = useMutation(ChangePassword)
  const faults = faultsOf(error)
  const { fields, form } = byField(faults, ['currentPassword', 'newPassword'])
  const submit = async () => {
    const { data } = await change({ input: { currentPassword, newPassword, endOtherSessions } })
    if (data) done(savedWords(endOtherSessions))
  }
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form.map(inDoubt)} />
      {/* For the password manager, which keeps the new one under it. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrentPassword}
        error={fields.currentPassword}
        autoFocus
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        value={newPassword}
        onChange={setNewPassword}
        error={fields.newPassword}
        help={<RuleList rules={personRules(newPassword)} />}
      />
      <Checkbox isSelected={endOtherSessions} onChange={setEndOtherSessions}>
        Sign me out everywhere else
      </Checkbox>
      <FormButtons action="Change password" busy={fetching} onCancel={() => done()} />
    </Form>
  )
}
