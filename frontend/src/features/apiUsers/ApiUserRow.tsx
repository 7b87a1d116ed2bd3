import { Link, useLocation } from 'react-router'
import { ByPerson } from '../../components/ByPerson'
import { Timestamp } from '../../components/Timestamp'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useViewer } from '../../lib/viewer'
import '../../components/RowActions.css'
import './ApiUserRow.css'
import { ApiUserActions } from './ApiUserActions'
import { ApiUserState } from './ApiUserState'
import { SelectCell } from './bulk/SelectCell'
import type { Selection } from './bulk/useSelection'
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
      status
    }
  }
`)

interface ApiUserRowProps {
  apiUser: FragmentType<typeof ApiUserRowApiUser>
  /** The one whose password is shown above. */
  isNew: boolean
  selection: Selection
  onChanged: () => void
}

/** One API user: what it is, whether it may in, who used and who touched it last, what can be done. */
export function ApiUserRow({ apiUser, isNew, selection, onChanged }: ApiUserRowProps) {
  const { isOwner, seesUsage } = useViewer()
  const user = readFragment(ApiUserRowApiUser, apiUser)
  const { search } = useLocation()
  const { lastUse } = user
  return (
    <tr data-new={isNew} data-selected={selection.ids.includes(user.id)}>
      {isOwner && <SelectCell id={user.id} name={user.description} selection={selection} />}
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
      {seesUsage && (
        <td data-label="Last used">
          <span className="api-user-used">
            {lastUse ? (
              <Timestamp value={lastUse.at} detail={`from ${lastUse.peer}`} />
            ) : (
              <span className="muted">Never used</span>
            )}
          </span>
        </td>
      )}
      <td data-label="Last modified by">
        <span className="row-modified">
          <ByPerson person={user.updatedBy} />{' '}
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
