import { Pager } from '../../components/Pager'
import { Table } from '../../components/Table'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useViewer } from '../../lib/viewer'
import { ApiUserRow } from './ApiUserRow'
import { useMemory } from './memory'

const ApiUserListApiUsers = graphql(`
  fragment ApiUserList_apiUsers on ApiUserConnection {
    edges {
      node {
        id
        enabled
        ...ApiUserRow_apiUser
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
`)

const columns = ['Description and address', 'Status', 'Last modified by']

interface ApiUserListProps {
  apiUsers: FragmentType<typeof ApiUserListApiUsers>
  /** Asks for the list again, when something turned out to be different from what it shows. */
  onChanged: () => void
}

/** The list of API users, newest first. */
export function ApiUserList({ apiUsers, onChanged }: ApiUserListProps) {
  const { isOwner } = useViewer()
  const { credential } = useMemory()
  const { edges, pageInfo } = readFragment(ApiUserListApiUsers, apiUsers)
  const nodes = (edges ?? []).flatMap((edge) => edge?.node ?? [])
  if (nodes.length === 0 && !pageInfo.hasPreviousPage) {
    return (
      <p className="api-users-empty">
        No API users yet. Make one per program, so you can withdraw one without stopping the rest.
      </p>
    )
  }
  return (
    <section aria-label="API users">
      <Table label="API users" columns={isOwner ? [...columns, 'Change'] : columns}>
        {nodes.map((node) => (
          <ApiUserRow
            key={node.id}
            apiUser={node}
            isNew={node.id === credential?.apiUserId}
            onChanged={onChanged}
          />
        ))}
      </Table>
      {isOwner && nodes.some(({ enabled }) => enabled) && (
        <p className="muted small api-users-hint">To delete an API user, untick Enabled first.</p>
      )}
      <Pager page={pageInfo} />
    </section>
  )
}
