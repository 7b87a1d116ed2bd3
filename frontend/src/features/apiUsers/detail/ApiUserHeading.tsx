import { useCallback, useState } from 'react'
import { useNavigate, useLocation } from 'react-router'
import { CredentialStrip } from '../../../components/CredentialStrip'
import { Modal } from '../../../components/Modal'
import { useViewer } from '../../../lib/viewer'
import { ApiUserActions } from '../ApiUserActions'
import type { Found } from '../ApiUserDialog'
import '../ApiUserRow.css'
import { ApiUserState } from '../ApiUserState'
import { EditForm } from '../EditForm'
import { PasswordForm } from '../PasswordForm'
import { apiList } from '../useApiList'

interface HeadingProps {
  user: Found
  onChanged: () => void
}

/** What the owner can do here; dialogs open over the page. */
function Actions({ user, onChanged }: HeadingProps) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const [open, setOpen] = useState<'edit' | 'password' | null>(null)
  const close = useCallback(() => setOpen(null), [])
  const leave = () => void navigate({ pathname: apiList, search }, { replace: true })
  const dialog = { user, onClose: close, onStale: onChanged }
  return (
    <div>
      <ApiUserActions user={user} onChanged={onChanged} onOpen={setOpen} onDeleted={leave} />
      {open === 'edit' && (
        <Modal title="Edit API user" onClose={close}>
          <EditForm {...dialog} />
        </Modal>
      )}
      {open === 'password' && (
        <Modal title="Rotate password" onClose={close}>
          <PasswordForm {...dialog} />
        </Modal>
      )}
    </div>
  )
}

/** Which API user this is, whether it may in, and what its program sends as its name. */
export function ApiUserHeading({ user, onChanged }: HeadingProps) {
  const { isOwner } = useViewer()
  return (
    <div className="api-user-heading">
      <div className="api-user-title">
        <h1>{user.description}</h1>
        <ApiUserState state={user.state} expiresAt={user.expiresAt ?? null} />
      </div>
      <CredentialStrip label="Email address" value={user.email} />
      {isOwner && <Actions user={user} onChanged={onChanged} />}
    </div>
  )
}
