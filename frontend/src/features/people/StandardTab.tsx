import { useQuery } from 'urql'
import { FormAlert } from '../../components/FormAlert'
import { Pager } from '../../components/Pager'
import { Skeleton } from '../../components/Skeleton'
import { Table } from '../../components/Table'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { usePageVariables } from '../../lib/paging'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { PersonRow } from './PersonRow'

const StandardUsers = graphql(`
  query StandardUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    viewer {
      account {
        id
        users(first: $first, after: $after, last: $last, before: $before) {
          edges {
            node {
              id
              ...PersonRow_user
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  }
`)

const columns = ['Name', 'Role', 'Status', 'Last sign-in']

/** People with access to the account. */
export function StandardTab() {
  const { account } = useViewer()
  useTitle('Standard', 'Manage Users', account.name)
  const variables = usePageVariables()
  const [{ data, error }, again] = useQuery({ query: StandardUsers, variables })
  const users = data?.viewer?.account.users
  return (
    <>
      <p className="tab-intro muted">People with access to {account.name}.</p>
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!users && !error && <Skeleton />}
      {users && (
        <>
          <Table label="People with access" columns={columns}>
            {users.edges?.map(
              (edge) => edge?.node && <PersonRow key={edge.node.id} user={edge.node} />,
            )}
          </Table>
          <Pager page={users.pageInfo} />
        </>
      )}
    </>
  )
}
