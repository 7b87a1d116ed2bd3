import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import { Modal } from '../../components/Modal'
import { announce } from '../../lib/announce'
import { faultsOf } from '../../lib/faults'
import type { Target } from './ApiUserActions'
import { useMemory } from './memory'
import { changesLists, DeleteApiUser } from './operations'

interface ConfirmProps {
  user: Target
  onChanged: () => void
  onDeleted: () => void
  onClose: () => void
}

/** Asks once before an API user is gone for good. */
export function DeleteConfirm({ user, onChanged, onDeleted, onClose }: ConfirmProps) {
  const { updateCredential } = useMemory()
  const [{ fetching, error }, remove] = useMutation(DeleteApiUser)
  const submit = async () => {
    const input = { id: user.id, version: user.version }
    const result = await remove({ input }, changesLists)
    if (!result.data) return onChanged()
    updateCredential(user.id, null)
    announce(`${user.description} is deleted.`)
    onDeleted()
    onClose()
  }
  return (
    <Modal title={`Delete ${user.description}?`} asks onClose={onClose}>
      <p>It can't be brought back, and its address is never issued again.</p>
      <FormAlert faults={faultsOf(error)} />
      <div className="dialog-actions">
        <Button look="danger" isPending={fetching} onPress={() => void submit()}>
          Delete
        </Button>
        <Button autoFocus onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Modal>
  )
}
