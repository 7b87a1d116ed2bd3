import { useRef } from 'react'
import { Button } from '../../../components/Button'
import { Form } from '../../../components/Form'
import { FormAlert } from '../../../components/FormAlert'
import { TextArea } from '../../../components/TextArea'
import { TextField } from '../../../components/TextField'
import { byField } from '../../../lib/faults'
import { useStaleness } from '../useStaleness'
import { boundFields } from './bounds'
import { ExclusionWarning } from './ExclusionWarning'
import type { Limited } from './limitsQuery'
import { PermissionsField } from './PermissionsField'
import { useLimits } from './useLimits'

interface LimitsFormProps {
  user: Limited
  /** All permissions of the account. */
  defined: readonly string[]
  /** Fetches the API user again, so that the next Save is based on how it is now. */
  onStale: () => void
}

/** From where, for what and how often. What wasn't touched isn't sent. */
export function LimitsForm({ user, defined, onStale }: LimitsFormProps) {
  const { typed, change, stage, setStage, peer, busy, faults, save, send } = useLimits(user)
  const networks = useRef<HTMLTextAreaElement>(null)
  const { fields, form } = byField(faults, boundFields)
  useStaleness(faults, onStale)
  const calls = (field: 'callsPerSecond' | 'callsPerDay', label: string, help: string) => (
    <TextField
      label={label}
      help={help}
      inputMode="numeric"
      autoComplete="off"
      value={typed[field]}
      onChange={(value) => change({ [field]: value })}
      error={fields[field]}
    />
  )
  return (
    <Form busy={busy} onSubmit={() => void save()} faults={faults}>
      <FormAlert faults={form} />
      <TextArea
        ref={networks}
        label="Allowed networks"
        help="Where it may call from: one address or range a line, such as 10.0.0.0/8 or 2001:db8::/32. Empty: from anywhere."
        value={typed.allowedNetworks}
        onChange={(allowedNetworks) => change({ allowedNetworks })}
        error={fields.allowedNetworks}
      />
      <PermissionsField
        defined={defined}
        value={typed.permissions}
        onChange={(permissions) => change({ permissions })}
        error={fields.permissions}
      />
      {calls('callsPerSecond', 'Calls per second', 'Calls above it get 429. Empty: no limit.')}
      {calls('callsPerDay', 'Calls per day', 'Of a day in UTC. Empty: no limit.')}
      {stage === 'asking' ? (
        <ExclusionWarning
          peer={peer}
          busy={busy}
          onSave={() => void send()}
          onChange={() => {
            setStage('editing')
            networks.current?.focus()
          }}
        />
      ) : (
        <div className="form-actions detail-actions">
          <Button type="submit" look="primary" isPending={busy}>
            Save
          </Button>
          {stage === 'saved' && <span className="muted">Saved.</span>}
        </div>
      )}
    </Form>
  )
}
