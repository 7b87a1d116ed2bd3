import { Link, useLocation } from 'react-router'
import { buttonClass } from '../../components/Button'
import { Notice } from '../../components/FormAlert'
import { Unseen } from '../../components/Unseen'
import { useViewer } from '../../lib/viewer'
import { apiList } from './useApiList'

/** What the list is, and the owner's ways to add to it. */
export function ApiUsersHeading() {
  const { isOwner, account } = useViewer()
  const { search } = useLocation()
  if (!isOwner) {
    const { name, email } = account.owner
    return (
      <Notice>
        API keys can only be created by the account owner: {name}, {email}.
      </Notice>
    )
  }
  return (
    <div className="api-users-head">
      <p className="muted">Programs with access to {account.name}.</p>
      <div className="api-users-add">
        <Link className={buttonClass()} to={{ pathname: `${apiList}/import`, search }}>
          Import
          <Unseen>API users</Unseen>
        </Link>
        <Link
          id="add-user"
          className={buttonClass({ look: 'primary' })}
          to={{ pathname: `${apiList}/new`, search }}
          state={{ fromList: true }}
        >
          ADD USER
        </Link>
      </div>
    </div>
  )
}
