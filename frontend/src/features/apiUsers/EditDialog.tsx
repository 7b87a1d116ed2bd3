import { ApiUserDialog } from './ApiUserDialog'
import { EditForm } from './EditForm'

/** Changes what an API user is called, when it expires and who is in charge of it. */
export function EditDialog() {
  return (
    <ApiUserDialog title="Edit API user">
      {(user, close, refresh) => <EditForm user={user} onClose={close} onStale={refresh} />}
    </ApiUserDialog>
  )
}
