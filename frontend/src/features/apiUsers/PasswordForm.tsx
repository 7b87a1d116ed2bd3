import { useCallback, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { announce } from '../../lib/announce'
import { byField, faultsOf } from '../../lib/faults'
import type { Found } from './ApiUserDialog'
import { ApiUserPasswordField } from './ApiUserPasswordField'
import { useMemory } from './memory'
import { GeneratePassword } from './operations'
import { isStale, useUpdateApiUser } from './useUpdateApiUser'

/** A password that is generated at first, and again on demand. */
function useOfferedPassword() {
  const [password, setPassword] = useState({ value: '', generated: true })
  const [{ fetching, error }, generate] = useMutation(GeneratePassword)
  const fill = useCallback(
    async (overTyped: boolean) => {
      const { data } = await generate({})
      if (!data) return
      const value = data.generatePassword.password
      setPassword((now) => (now.value && !overTyped ? now : { value, generated: true }))
    },
    [generate],
  )
  const regenerate = useCallback(() => fill(true), [fill])
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void fill(false) // what was typed before it arrives stays
  }, [fill])
  const type = (value: string) => setPassword({ value, generated: false })
  return { ...password, type, regenerate, fetching, faults: faultsOf(error) }
}

interface PasswordFormProps {
  user: Found
  onClose: () => void
  onStale: () => void
}

/** Offers a generated password; saving it shows the same panel as a new API user does. */
export function PasswordForm({ user, onClose, onStale }: PasswordFormProps) {
  const { showCredential } = useMemory()
  const offered = useOfferedPassword()
  const { busy, faults, update } = useUpdateApiUser()
  const { fields, form } = byField(faults, ['password'])
  useEffect(() => {
    if (isStale(faults)) onStale()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [faults])
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  const save = async () => {
    const password = offered.value
    const saved = await update({ id: user.id, version: user.version, password })
    if (!saved) return
    const { id: apiUserId, email: address, description, enabled } = saved
    showCredential({ apiUserId, kind: 'rotated', description, address, password, enabled })
    announce(`New password for ${description} saved. It is shown above the list.`)
    if (open.current) onClose()
  }
  return (
    <Form busy={busy || offered.fetching} onSubmit={() => void save()} faults={faults}>
      <p>
        For <strong>{user.description}</strong>. The old password stops working as soon as this is
        saved.
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
      <div className="form-actions">
        <Button type="submit" look="primary" isPending={busy || offered.fetching}>
          Save
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Form>
  )
}
