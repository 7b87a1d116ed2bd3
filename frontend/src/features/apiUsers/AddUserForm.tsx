import { Button } from '../../components/Button'
import { Checkbox } from '../../components/Checkbox'
import { CredentialStrip } from '../../components/CredentialStrip'
import { Form } from '../../components/Form'
import { FormAlert, Notice } from '../../components/FormAlert'
import { TextField } from '../../components/TextField'
import { byField } from '../../lib/faults'
import { ApiUserPasswordField } from './ApiUserPasswordField'
import { inDoubtText } from './draft'
import type { useAddUser } from './useAddUser'

const addressHelp = 'This is the API key: the user name your program sends. Not a mailbox.'

interface AddUserFormProps {
  form: ReturnType<typeof useAddUser>
  onCancel: () => void
}

/** The fields of the manual page: Email address, Description, Password, Enabled. */
export function AddUserForm({ form, onCancel }: AddUserFormProps) {
  const { state, change, save, regenerate, wasKept } = form
  const { address, description, password, generated, enabled, busy, inDoubt } = state
  const { fields, form: others } = byField(state.faults, ['email', 'description', 'password'])
  const alerts = inDoubt ? [{ code: '', reason: '', message: inDoubtText }] : others
  return (
    <Form busy={busy} onSubmit={() => void save()} faults={state.faults}>
      <FormAlert faults={alerts} />
      {state.notice && (
        <div role="status">
          <Notice tone="warning">{state.notice}</Notice>
        </div>
      )}
      <CredentialStrip
        label="Email address"
        value={address}
        help={addressHelp}
        error={fields.email}
      />
      <TextField
        label="Description"
        help={
          wasKept ? 'Kept from the last time, when it was not saved.' : 'Which program it is for.'
        }
        autoComplete="off"
        autoFocus
        value={description}
        onChange={(description) => change({ description })}
        error={fields.description}
        isReadOnly={inDoubt}
      />
      <ApiUserPasswordField
        address={address}
        value={password}
        generated={generated}
        onChange={(password) => change({ password, generated: false })}
        onRegenerate={() => void regenerate()}
        error={fields.password}
        isReadOnly={inDoubt}
      />
      <Checkbox
        isSelected={enabled}
        isReadOnly={inDoubt}
        onChange={(enabled) => change({ enabled })}
      >
        Enabled
      </Checkbox>
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={busy}>
          Save
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </Form>
  )
}
