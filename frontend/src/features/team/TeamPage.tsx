import { Link } from 'react-router'
import { Notice } from '../../components/FormAlert'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import './team.css'
import { TeamList } from './TeamList'

/** The accounts below one's own. For the owner of a top account, in their own account. */
export default function TeamPage() {
  const { account, isLooking, managesTeam } = useViewer()
  useTitle('Your team', account.name)
  return (
    <div className="team">
      <h1>Your team</h1>
      {managesTeam ? (
        <TeamList />
      ) : (
        <Notice>
          {isLooking
            ? 'Your team is shown in your own account, not while you look at another.'
            : 'Only the owner of a top account, one that has no account above it, has a team here.'}{' '}
          Go to the <Link to="/account">Overview</Link>.
        </Notice>
      )}
    </div>
  )
}
