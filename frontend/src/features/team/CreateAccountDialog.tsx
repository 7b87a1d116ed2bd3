import { useLocation, useNavigate } from 'react-router'
import { Modal } from '../../components/Modal'
import { announce } from '../../lib/announce'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { CreateAccountForm } from './CreateAccountForm'
import { useTeam, type OwnerInvited } from './team'

/** The Create account screen: a route of its own, drawn over the list. */
export default function CreateAccountDialog() {
  const { account } = useViewer()
  const { places, showInvited } = useTeam()
  const navigate = useNavigate()
  const { state } = useLocation()
  useTitle('Create account', 'Your team', account.name)
  const close = () => {
    if ((state as { fromList?: boolean } | null)?.fromList) void navigate(-1)
    else void navigate('/settings/team', { replace: true })
  }
  const saved = (invited: OwnerInvited) => {
    const { name, owner } = invited.account
    showInvited(invited)
    announce(`${name} is made, and ${owner.name} invited. The link is shown above the list.`)
    close()
  }
  return (
    <Modal title="Create account" onClose={close}>
      <CreateAccountForm places={places} onSaved={saved} onCancel={close} />
    </Modal>
  )
}
