import { useLocation } from 'react-router'
import { Pager } from '../../components/Pager'
import { Table, type Column } from '../../components/Table'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useViewer } from '../../lib/viewer'
import { ApiUserRow } from './ApiUserRow'
import { BulkBar } from './bulk/BulkBar'
import { useSelection } from './bulk/useSelection'
import { NoApiUsers, NothingFits } from './ListEmpty'
import { columnSort, filterOf, type ListState } from './listState'
import { useMemory } from './memory'

const ApiUserListApiUsers = graphql(`
  fragment ApiUserList_apiUsers on ApiUserConnection {
    edges {
      node {
        id
        description
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

type Connection = FragmentType<typeof ApiUserListApiUsers>

/** Whether there is nothing on this page, nor before it. */
export function isEmptyPage(apiUsers: Connection | undefined): boolean {
  const list = readFragment(ApiUserListApiUsers, apiUsers)
  return list !== undefined && !list.edges?.length && !list.pageInfo.hasPreviousPage
}

interface ApiUserListProps {
  apiUsers: Connection
  state: ListState
  /** What the page that is shown answers to, while the one for `state` is on its way. */
  shown: ListState
  onChange: (part: Partial<ListState>) => void
  onClear: () => void
  /** Asks for the list again, when something turned out to be different from what it shows. */
  onChanged: () => void
}

/** One page of the list of API users. */
export function ApiUserList(props: ApiUserListProps) {
  const { apiUsers, state, shown, onChange, onClear, onChanged } = props
  const { isOwner, seesUsage } = useViewer()
  const { credential } = useMemory()
  const { edges, pageInfo } = readFragment(ApiUserListApiUsers, apiUsers)
  const nodes = (edges ?? []).flatMap((edge) => edge?.node ?? [])
  const { search } = useLocation()
  const selection = useSelection(
    nodes.map(({ id }) => id),
    search,
  )
  const sortable = (label: string, column: Parameters<typeof columnSort>[0]): Column => {
    const { sorted, next } = columnSort(column, state)
    return { label, sorted, onSort: () => onChange({ sort: next }) }
  }
  const nothing = filterOf(shown) ? <NothingFits state={shown} onClear={onClear} /> : <NoApiUsers />
  const columns = [
    sortable('Description and address', 'description'),
    'State',
    ...(seesUsage ? [sortable('Last used', 'used')] : []),
    sortable('Last modified by', 'modified'),
  ]
  return (
    <section aria-label="API users">
      {isOwner && (
        <BulkBar key={search} users={nodes} selection={selection} onChanged={onChanged} />
      )}
      {isEmptyPage(apiUsers) ? (
        nothing
      ) : (
        <>
          <Table
            label="API users"
            columns={isOwner ? [{ unseen: 'Select' }, ...columns, 'Change'] : columns}
          >
            {nodes.map((node) => (
              <ApiUserRow
                key={node.id}
                apiUser={node}
                isNew={node.id === credential?.apiUserId}
                selection={selection}
                onChanged={onChanged}
              />
            ))}
          </Table>
          {isOwner && nodes.some(({ enabled }) => enabled) && (
            <p className="muted small api-users-hint">
              To delete an API user, untick Enabled first.
            </p>
          )}
          <Pager page={pageInfo} />
        </>
      )}
    </section>
  )
}
