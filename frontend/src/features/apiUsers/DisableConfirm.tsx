import { useMutation } from 'urql'
import { Confirm } from '../../components/Confirm'
import type { Target } from './ApiUserActions'
import { useMemory } from './memory'
import { changesLists, UpdateApiUser } from './operations'
import { faultsOfChange } from './useUpdateApiUser'

interface DisableConfirmProps {
  user: Target
  onChanged: () => void
  onClose: () => void
}

/** Asks once before a program is shut out. */
export function DisableConfirm({ user, onChanged, onClose }: DisableConfirmProps) {
  const { updateCredential } = useMemory()
  const [, update] = useMutation(UpdateApiUser)
  const run = async () => {
    const input = { id: user.id, version: user.version, enabled: false }
    const { data, error } = await update({ input }, changesLists)
    if (data) updateCredential(user.id, { enabled: false })
    else onChanged()
    return faultsOfChange(error)
  }
  return (
    <Confirm
      title={`Disable ${user.description}?`}
      action="Disable"
      done={`${user.description} is disabled.`}
      run={run}
      onClose={onClose}
    >
      <p>Calls get 401 from the next one. You can enable it again.</p>
    </Confirm>
  )
}
