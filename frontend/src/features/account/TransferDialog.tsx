import { Navigate, useLocation, useNavigate } from 'react-router'
import { FormAlert } from '../../components/FormAlert'
import { Modal } from '../../components/Modal'
import { Skeleton } from '../../components/Skeleton'
import { useSession } from '../../lib/sessionContext'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { NoSuccessor } from './NoSuccessor'
import { TransferForm } from './TransferForm'
import { useSuccessors } from './useSuccessors'

/** Where the owner of the account stands. */
const overview = '/account'

function Transfer() {
  const { account } = useViewer()
  const session = useSession()
  const navigate = useNavigate()
  const { state } = useLocation()
  const { successors, faults, again } = useSuccessors()
  useTitle('Transfer ownership', 'Overview', account.name)
  const close = () => {
    if ((state as { fromOverview?: boolean } | null)?.fromOverview) void navigate(-1)
    else void navigate(overview, { replace: true })
  }
  return (
    <Modal title="Transfer ownership" onClose={close}>
      <FormAlert faults={faults} onRetry={again} />
      {!successors && !faults.length && <Skeleton />}
      {successors?.length === 0 && <NoSuccessor onClose={close} />}
      {successors && successors.length > 0 && (
        <TransferForm
          successors={successors}
          onGone={again}
          onMoved={() => session.moved(overview)}
          onCancel={close}
        />
      )}
    </Modal>
  )
}

/** Makes somebody else the owner: a route of its own, drawn over the Overview. For the owner only. */
export default function TransferDialog() {
  const { isOwner } = useViewer()
  return isOwner ? <Transfer /> : <Navigate to={overview} replace />
}
