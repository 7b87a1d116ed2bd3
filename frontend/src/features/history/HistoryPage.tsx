import { useQuery } from 'urql'
import { Button } from '../../components/Button'
import { FormAlert, Notice } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { pageSize } from '../../lib/paging'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { HistoryExport } from './HistoryExport'
import { HistoryFilters } from './HistoryFilters'
import { HistoryList } from './HistoryList'
import './HistoryPage.css'
import { HistoryPager } from './HistoryPager'
import { historyFilter } from './historyState'
import { useHistoryState } from './useHistoryState'

const AccountHistory = graphql(`
  query AccountHistory($first: Int, $after: Cursor, $filter: HistoryFilter) {
    viewer {
      account {
        id
        history(first: $first, after: $after, filter: $filter) {
          ...HistoryList_history
          edges {
            cursor
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            endCursor
          }
        }
      }
    }
  }
`)

/** The history with its filters. */
function History() {
  const { state, change, clear, after } = useHistoryState()
  const filter = historyFilter(state)
  const [{ data, error }, again] = useQuery({
    query: AccountHistory,
    variables: { first: pageSize, after, filter },
    requestPolicy: 'cache-and-network',
  })
  const history = data?.viewer?.account.history
  return (
    <>
      <HistoryFilters state={state} onChange={change} />
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!history && !error && <Skeleton lines={8} />}
      {history && history.edges.length > 0 && (
        <>
          <HistoryExport filter={filter} />
          <HistoryList history={history} />
          <HistoryPager page={history.pageInfo} />
        </>
      )}
      {history?.edges.length === 0 && (
        <div className="history-nothing">
          <p>
            <strong>Nothing fits.</strong> Nothing of this kind is in the history.
          </p>
          <Button small onPress={clear}>
            Clear filters
          </Button>
        </div>
      )}
    </>
  )
}

/** What happened in the account, the newest first. For the owner, and whom they let see it. */
export default function HistoryPage() {
  const { account, seesUsage } = useViewer()
  useTitle('History', account.name)
  return (
    <div className="history-page">
      <h1>History</h1>
      {seesUsage ? (
        <History />
      ) : (
        <Notice>
          You don't see the history. The account owner can let you: {account.owner.name},{' '}
          {account.owner.email}.
        </Notice>
      )}
    </div>
  )
}
