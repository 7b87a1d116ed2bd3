import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { Checkbox } from '../../components/Checkbox'
import { FormAlert } from '../../components/FormAlert'
import { announce } from '../../lib/announce'
import { DeleteConfirm } from './DeleteConfirm'
import { DisableConfirm } from './DisableConfirm'
import { useMemory } from './memory'
import { useApiList } from './useApiList'
import { useUpdateApiUser } from './useUpdateApiUser'

/** What the actions need to know of an API user. */
export interface Target {
  id: string
  description: string
  enabled: boolean
  version: number
}

interface ApiUserActionsProps {
  user: Target
  onChanged: () => void
}

/** What the owner can do with an API user; always visible. */
export function ApiUserActions({ user, onChanged }: ApiUserActionsProps) {
  const { open } = useApiList()
  const { updateCredential } = useMemory()
  const { busy, faults, update } = useUpdateApiUser()
  const [asking, setAsking] = useState<'disable' | 'delete' | null>(null)
  const enable = async () => {
    const saved = await update({ id: user.id, version: user.version, enabled: true })
    if (!saved) return
    updateCredential(user.id, { enabled: true })
    announce(`${user.description} is active.`)
  }
  useEffect(() => {
    if (faults.length) onChanged()
  }, [faults, onChanged])
  const of = <span className="unseen"> {user.description}</span>
  return (
    <>
      <div className="api-user-actions">
        <Checkbox
          isSelected={user.enabled}
          isDisabled={busy}
          onChange={(ticked) => (ticked ? void enable() : setAsking('disable'))}
        >
          <span>Enabled{of}</span>
        </Checkbox>
        <Button look="plain" onPress={() => open(`${user.id}/edit`)}>
          <span>Edit{of}</span>
        </Button>
        <Button look="plain" onPress={() => open(`${user.id}/password`)}>
          <span>New password{of}</span>
        </Button>
        {!user.enabled && (
          <Button look="plain" onPress={() => setAsking('delete')}>
            <span>Delete{of}</span>
          </Button>
        )}
      </div>
      <FormAlert faults={faults} />
      {asking === 'disable' && (
        <DisableConfirm user={user} onChanged={onChanged} onClose={() => setAsking(null)} />
      )}
      {asking === 'delete' && (
        <DeleteConfirm user={user} onChanged={onChanged} onClose={() => setAsking(null)} />
      )}
    </>
  )
}
