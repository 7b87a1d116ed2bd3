import { Link } from 'react-router'
import { Button } from '../../components/Button'
import { useViewer } from '../../lib/viewer'

/** Says that there is nobody to hand the account to, and where to find somebody. */
export function NoSuccessor({ onClose }: { onClose: () => void }) {
  const { account } = useViewer()
  return (
    <>
      <p>Only an active standard user can become the owner, and {account.name} has none.</p>
      <p>
        <Link to="/account/users/new">Invite somebody</Link>, who can be chosen once they have
        accepted, or see who is disabled under <Link to="/account/users">Standard</Link>.
      </p>
      <div className="dialog-actions">
        <Button autoFocus onPress={onClose}>
          Close
        </Button>
      </div>
    </>
  )
}
