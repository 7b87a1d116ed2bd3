import { Link, useLocation } from 'react-router'
import { Timestamp } from '../../components/Timestamp'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useViewer } from '../../lib/viewer'
import './ApiUserRow.css'
import { ApiUserActions } from './ApiUserActions'
import { ApiUserState } from './ApiUserState'
import { apiList } from './useApiList'

const ApiUserRowApiUser = graphql(`
  fragment ApiUserRow_apiUser on ApiUser {
    id
    email
    description
    enabled
    state
    expiresAt
    lastUse {
      at
      peer
    }
    version
    updatedAt
    updatedBy {
      id
      name
    }
  }
`)

interface ApiUserRowProps {
  apiUser: FragmentType<typeof ApiUserRowApiUser>
  /** The one whose password is shown above. */
  isNew: boolean
  onChanged: () => void
}

/** One API user: what it is, whether it may in, who used and who touched it last, what can be done. */
export function ApiUserRow({ apiUser, isNew, onChanged }: ApiUserRowProps) {
  const { isOwner } = useViewer()
  const user = readFragment(ApiUserRowApiUser, apiUser)
  const { search } = useLocation()
  const { lastUse } = user
  return (
    <tr data-new={isNew}>
      <td>
        <Link
          className="api-user-description"
          to={{ pathname: `${apiList}/${user.id}`, search }}
          state={{ fromList: true }}
        >
          {user.description}
        </Link>
        <div className="api-user-address">{user.email}</div>
      </td>
      <td data-label="State">
        <ApiUserState state={user.state} expiresAt={user.expiresAt} />
      </td>
      <td data-label="Last used">
        <span className="api-user-used">
          {lastUse ? (
            <Timestamp value={lastUse.at} detail={`from ${lastUse.peer}`} />
          ) : (
            <span className="muted">Never used</span>
          )}
        </span>
      </td>
      <td data-label="Last modified by">
        <span className="api-user-modified">
          <span>{user.updatedBy?.name ?? 'Somebody who has left'}</span>{' '}
          <span className="muted small">
            <Timestamp value={user.updatedAt} />
          </span>
        </span>
      </td>
      {isOwner && (
        <td>
          <ApiUserActions user={user} onChanged={onChanged} />
        </td>
      )}
    </tr>
  )
}
