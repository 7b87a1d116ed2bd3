import { ApiUserDialog } from './ApiUserDialog'
import { PasswordForm } from './PasswordForm'

/** Gives an API user a new password, while the one before stays good for a while. */
export function PasswordDialog() {
  return (
    <ApiUserDialog title="Rotate password">
      {(user, close, refresh) => <PasswordForm user={user} onClose={close} onStale={refresh} />}
    </ApiUserDialog>
  )
}
