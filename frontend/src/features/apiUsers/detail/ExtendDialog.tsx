import { useState } from 'react'
import { Form } from '../../../components/Form'
import { FormAlert } from '../../../components/FormAlert'
import { FormButtons } from '../../../components/FormButtons'
import { Modal } from '../../../components/Modal'
import { Skeleton } from '../../../components/Skeleton'
import { announce } from '../../../lib/announce'
import { byField } from '../../../lib/faults'
import type { Found } from '../ApiUserDialog'
import { someEnd, type End } from '../expiryChoice'
import { ExpiryFields } from '../ExpiryFields'
import { useChoices, type LifePolicy } from '../useChoices'
import { useStaleness } from '../useStaleness'
import { endMissing, useUpdateApiUser } from '../useUpdateApiUser'

interface ExtendProps {
  user: Found
  onClose: () => void
  onStale: () => void
}

function ExtendForm({ user, onClose, onStale, policy }: ExtendProps & { policy: LifePolicy }) {
  const [expiresAt, setExpiresAt] = useState<End>(() => someEnd(policy))
  const { busy, faults, update, refuse } = useUpdateApiUser()
  const { fields, form } = byField(faults, ['expiresAt'])
  useStaleness(faults, onStale)
  const save = async () => {
    if (expiresAt === '') return refuse(endMissing)
    const saved = await update({ id: user.id, version: user.version, expiresAt })
    if (!saved) return
    announce(`${user.description} has more time.`)
    onClose()
  }
  return (
    <Form busy={busy} onSubmit={() => void save()} faults={faults}>
      <FormAlert faults={form} />
      <p>
        {user.state === 'EXPIRED'
          ? 'Calls are accepted again from the next one.'
          : 'Its password and address stay.'}
      </p>
      <ExpiryFields
        value={expiresAt}
        onChange={setExpiresAt}
        policy={policy}
        error={fields.expiresAt}
      />
      <FormButtons action="Extend" busy={busy} onCancel={onClose} />
    </Form>
  )
}

/** Gives an API user more time, also one that has expired. */
export function ExtendDialog(props: ExtendProps) {
  const { choices, waiting } = useChoices()
  return (
    <Modal title={`Extend ${props.user.description}`} onClose={props.onClose}>
      {waiting ? (
        <Skeleton lines={3} />
      ) : (
        <ExtendForm {...props} policy={choices?.policy ?? { longest: null, usual: null }} />
      )}
    </Modal>
  )
}
