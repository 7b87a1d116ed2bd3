import { GateStatus } from '../../components/Gate'
import { Timestamp } from '../../components/Timestamp'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useViewer } from '../../lib/viewer'
import './ApiUserRow.css'
import { ApiUserActions } from './ApiUserActions'

const ApiUserRowApiUser = graphql(`
  fragment ApiUserRow_apiUser on ApiUser {
    id
    email
    description
    enabled
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

/** One API user: what it is, whether it may in, who touched it last, what can be done. */
export function ApiUserRow({ apiUser, isNew, onChanged }: ApiUserRowProps) {
  const { isOwner } = useViewer()
  const user = readFragment(ApiUserRowApiUser, apiUser)
  return (
    <tr data-new={isNew}>
      <td>
        <div className="api-user-description">{user.description}</div>
        <div className="api-user-address">{user.email}</div>
      </td>
      <td data-label="Status">
        <GateStatus open={user.enabled} />
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
