import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { Checkbox } from '../../components/Checkbox'
import { FormAlert } from '../../components/FormAlert'
import { announce } from '../../lib/announce'
import { useFocusAfterRow } from '../../lib/useFocusAfterRow'
import '../../components/RowActions.css'
import { DeleteConfirm } from './DeleteConfirm'
import { DisableConfirm } from './DisableConfirm'
import { useMemory } from './memory'
import { useApiList } from './useApiList'
import { useUpdateApiUser } from './useUpdateApiUser'
import { Unseen } from '../../components/Unseen'

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
  /** Opens a dialog here, where it isn't a route over the list. */
  onOpen?: (dialog: 'edit' | 'password') => void
  /** Leaves a page whose API user is gone. */
  onDeleted?: () => void
}

/** What the owner can do with an API user; always visible. */
export function ApiUserActions(props: ApiUserActionsProps) {
  const { user, onChanged, onOpen, onDeleted } = props
  const list = useApiList()
  const open = onOpen ?? ((dialog: string) => list.open(`${user.id}/${dialog}`))
  const { updateCredential } = useMemory()
  const { busy, faults, update } = useUpdateApiUser()
  const [asking, setAsking] = useState<'disable' | 'delete' | null>(null)
  const leaveRow = useFocusAfterRow('add-user')
  const enable = async () => {
    const saved = await update({ id: user.id, version: user.version, enabled: true })
    if (!saved) return
    updateCredential(user.id, { enabled: true })
    announce(`${user.description} is active.`)
  }
  useEffect(() => {
    if (faults.length) onChanged()
  }, [faults, onChanged])
  return (
    <>
      <div className="row-actions">
        <Checkbox
          aria-label={`Enabled ${user.description}`}
          isSelected={user.enabled}
          isDisabled={busy}
          onChange={(ticked) => (ticked ? void enable() : setAsking('disable'))}
        >
          Enabled
        </Checkbox>
        <Button look="plain" onPress={() => open('edit')}>
          Edit
          <Unseen>{user.description}</Unseen>
        </Button>
        <Button look="plain" onPress={() => open('password')}>
          Rotate password
          <Unseen>{user.description}</Unseen>
        </Button>
        {!user.enabled && (
          <Button look="plain" onPress={() => setAsking('delete')}>
            Delete
            <Unseen>{user.description}</Unseen>
          </Button>
        )}
      </div>
      <FormAlert faults={faults} />
      {asking === 'disable' && (
        <DisableConfirm user={user} onChanged={onChanged} onClose={() => setAsking(null)} />
      )}
      {asking === 'delete' && (
        <DeleteConfirm
          user={user}
          onChanged={onChanged}
          onDeleted={onDeleted ?? leaveRow}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
