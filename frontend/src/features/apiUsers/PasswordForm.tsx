import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../components/Button'
import { Form } from '../../components/Form'
import { FormAlert, Notice } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { announce } from '../../lib/announce'
import { byField } from '../../lib/faults'
import { fromLocal } from '../../lib/localTime'
import type { Found } from './ApiUserDialog'
import { ApiUserPasswordField } from './ApiUserPasswordField'
import { oldEndsAt, type Overlap } from './overlap'
import { OverlapFields } from './OverlapFields'
import { apiList } from './useApiList'
import { useOfferedPassword } from './useOfferedPassword'
import { useRotate } from './useRotate'
import { useStaleness } from './useStaleness'
import { endMissing } from './useUpdateApiUser'

interface PasswordFormProps {
  user: Found
  onClose: () => void
  onStale: () => void
}

/** Offers a generated password; saving it shows the same panel as a new API user does. */
function RotateForm({ user, onClose, onStale }: PasswordFormProps) {
  const offered = useOfferedPassword()
  const { busy, faults, rotate, refuse } = useRotate()
  const [overlap, setOverlap] = useState<Overlap>('day')
  const [date, setDate] = useState('')
  const { fields, form } = byField(faults, ['password', 'oldEndsAt'])
  useStaleness(faults, onStale)
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  const sent = useRef({ form: '', ends: null as string | null })
  /** A Save that is repeated says the same: the server must see that it is the same. */
  const endOnce = () => {
    const form = JSON.stringify([offered.value, overlap, date])
    if (sent.current.form !== form) {
      sent.current = { form, ends: oldEndsAt(overlap, fromLocal(date)) }
    }
    return sent.current.ends
  }
  const save = async () => {
    const ends = endOnce()
    if (ends === '') return refuse({ ...endMissing, field: 'oldEndsAt' })
    const { id, version } = user
    if (!(await rotate({ id, version, password: offered.value, oldEndsAt: ends }))) return
    announce(`New password for ${user.description} saved. It is shown on the page.`)
    if (open.current) onClose()
  }
  return (
    <Form busy={busy || offered.fetching} onSubmit={() => void save()} faults={faults}>
      <p>
        For <strong>{user.description}</strong>. Its address stays.
      </p>
      <FormAlert faults={[...form, ...offered.faults]} />
      <ApiUserPasswordField
        address={user.email}
        value={offered.value}
        generated={offered.generated}
        onChange={offered.type}
        onRegenerate={() => void offered.regenerate()}
        error={fields.password}
      />
      <OverlapFields
        overlap={overlap}
        onOverlap={setOverlap}
        date={date}
        onDate={setDate}
        error={fields.oldEndsAt}
      />
      <FormButtons busy={busy || offered.fetching} onCancel={onClose} />
    </Form>
  )
}

/** The way to a new password: the form, or, while two are good, what has to be done first. */
export function PasswordForm(props: PasswordFormProps) {
  const { user, onClose } = props
  // Counted when the dialog opened: the rotation itself makes them two.
  const [two] = useState(user.passwords.length > 1)
  if (!two) return <RotateForm {...props} />
  return (
    <>
      <Notice>
        <strong>{user.description}</strong> has two good passwords.{' '}
        <Link to={`${apiList}/${user.id}/passwords`} replace>
          End one of them
        </Link>{' '}
        first, then rotate.
      </Notice>
      <div className="dialog-actions">
        <Button onPress={onClose}>Close</Button>
      </div>
    </>
  )
}
