import { Button } from '../../../components/Button'
import { Modal } from '../../../components/Modal'
import type { Ticked } from './useBulk'
import { consequences, verbs, type Action } from './words'
import { apiUsers } from '../../../lib/count'

interface BulkConfirmProps {
  action: Action
  users: Ticked[]
  progress: { done: number; of: number } | null
  onConfirm: (users: Ticked[]) => void
  onClose: () => void
}

/** Names how many it is about, and who, before many are changed; then says how far it is. */
export function BulkConfirm({ action, users, progress, onConfirm, onClose }: BulkConfirmProps) {
  const { name } = verbs[action]
  const fit = action === 'delete' ? users.filter(({ enabled }) => !enabled) : users
  const enabled = users.length - fit.length
  if (fit.length === 0) {
    return (
      <Modal title="Disable first, then delete" asks onClose={onClose}>
        <p>
          {enabled === 1
            ? 'The one that you selected is enabled.'
            : `All ${enabled} that you selected are enabled.`}{' '}
          Only disabled API users can be deleted.
        </p>
        <div className="dialog-actions">
          <Button autoFocus onPress={onClose}>
            Close
          </Button>
        </div>
      </Modal>
    )
  }
  return (
    <Modal title={`${name} ${apiUsers(fit.length)}?`} asks onClose={progress ? undefined : onClose}>
      <Names users={fit} />
      <p>{consequences[action]}</p>
      {enabled > 0 && (
        <p>
          {enabled} of the {users.length} selected{' '}
          {enabled === 1 ? 'is enabled and stays' : 'are enabled and stay'}.
        </p>
      )}
      {progress && <Progress action={action} {...progress} />}
      <div className="dialog-actions">
        <Button
          look={action === 'enable' ? undefined : 'danger'}
          isPending={Boolean(progress)}
          onPress={() => onConfirm(fit)}
        >
          {name} {fit.length}
        </Button>
        <Button autoFocus isDisabled={Boolean(progress)} onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Modal>
  )
}

const namedAtMost = 5

function Names({ users }: { users: Ticked[] }) {
  const more = users.length - namedAtMost
  const named = more > 1 ? users.slice(0, namedAtMost) : users
  return (
    <ul className="bulk-names">
      {named.map(({ id, description }) => (
        <li key={id}>{description}</li>
      ))}
      {more > 1 && <li className="muted">and {more} more</li>}
    </ul>
  )
}

function Progress({ action, done, of }: { action: Action; done: number; of: number }) {
  const text = `${verbs[action].doing}… ${done} of ${of}`
  return (
    <div className="bulk-progress">
      <p role="status">{text}</p>
      <progress aria-label={verbs[action].doing} value={done} max={of} />
    </div>
  )
}
