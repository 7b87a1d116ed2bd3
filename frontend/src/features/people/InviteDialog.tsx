import { Navigate, useLocation, useNavigate } from 'react-router'
import { Modal } from '../../components/Modal'
import { announce } from '../../lib/announce'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { InviteForm } from './InviteForm'
import { useStandard, type Invited } from './invited'

/** Where the list of people is. */
const standard = '/account/users'

function Invite() {
  const { account } = useViewer()
  const { showInvited } = useStandard()
  const navigate = useNavigate()
  const { state } = useLocation()
  useTitle('Add User', 'Standard', 'Manage Users', account.name)
  const close = () => {
    if ((state as { fromList?: boolean } | null)?.fromList) void navigate(-1)
    else void navigate(standard, { replace: true })
  }
  const saved = (invited: Invited) => {
    showInvited(invited)
    announce(`${invited.user.name} is invited. The link is shown above the list.`)
    close()
  }
  return (
    <Modal title="Add User" onClose={close}>
      <InviteForm onSaved={saved} onCancel={close} />
    </Modal>
  )
}

/** The Add User screen of people: a route of its own, drawn over the list. For managers only. */
export function InviteDialog() {
  const { managesUsers } = useViewer()
  return managesUsers ? <Invite /> : <Navigate to={standard} replace />
}
