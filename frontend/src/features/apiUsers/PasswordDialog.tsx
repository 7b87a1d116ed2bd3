import { ApiUserDialog } from './ApiUserDialog'
import { PasswordForm } from './PasswordForm'

/** Sets a new password for an API user. */
export function PasswordDialog() {
  return (
    <ApiUserDialog title="Set a new password">
      {(user, close, refresh) => <PasswordForm user={user} onClose={close} onStale={refresh} />}
    </ApiUserDialog>
  )
}
