import { useEffect } from 'react'
import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import { Modal } from '../../components/Modal'
import { announce } from '../../lib/announce'
import type { Target } from './ApiUserActions'
import { useMemory } from './memory'
import { useUpdateApiUser } from './useUpdateApiUser'

interface ConfirmProps {
  user: Target
  onChanged: () => void
  onClose: () => void
}

/** Asks once before a program is shut out. */
export function DisableConfirm({ user, onChanged, onClose }: ConfirmProps) {
  const { updateCredential } = useMemory()
  const { busy, faults, update } = useUpdateApiUser()
  useEffect(() => {
    if (faults.length) onChanged()
  }, [faults, onChanged])
  const disable = async () => {
    const saved = await update({ id: user.id, version: user.version, enabled: false })
    if (!saved) return
    updateCredential(user.id, { enabled: false })
    announce(`${user.description} is disabled.`)
    onClose()
  }
  return (
    <Modal title={`Disable ${user.description}?`} asks onClose={onClose}>
      <p>Calls get 401 from the next one. You can enable it again.</p>
      <FormAlert faults={faults} />
      <div className="dialog-actions">
        <Button look="danger" isPending={busy} onPress={() => void disable()}>
          Disable
        </Button>
        <Button autoFocus onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Modal>
  )
}
