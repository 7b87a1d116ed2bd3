import { useMutation } from 'urql'
import { Confirm } from '../../components/Confirm'
import { faultsOf } from '../../lib/faults'
import type { Target } from './ApiUserActions'
import { useMemory } from './memory'
import { changesLists, DeleteApiUser } from './operations'

interface DeleteConfirmProps {
  user: Target
  onChanged: () => void
  onDeleted: () => void
  onClose: () => void
}

/** Asks once before an API user is gone for good. */
export function DeleteConfirm({ user, onChanged, onDeleted, onClose }: DeleteConfirmProps) {
  const { updateCredential } = useMemory()
  const [, remove] = useMutation(DeleteApiUser)
  const run = async () => {
    const input = { id: user.id, version: user.version }
    const { data, error } = await remove({ input }, changesLists)
    if (data) updateCredential(user.id, null)
    else onChanged()
    return faultsOf(error)
  }
  return (
    <Confirm
      title={`Delete ${user.description}?`}
      action="Delete"
      done={`${user.description} is deleted.`}
      run={run}
      onDone={onDeleted}
      onClose={onClose}
    >
      <p>It can't be brought back, and its address is never issued again.</p>
    </Confirm>
  )
}
