import { useState } from 'react'
import { useQuery } from 'urql'
import { Button } from '../../../components/Button'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import { Timestamp } from '../../../components/Timestamp'
import { graphql } from '../../../gql'
import { faultsOf } from '../../../lib/faults'
import './HistoryTab.css'
import { entryWords, type Entry } from './historyWords'
import { useApiUserPage } from './useApiUserPage'

const ApiUserHistory = graphql(`
  query ApiUserHistory($id: ID!, $after: Cursor) {
    node(id: $id) {
      ... on ApiUser {
        id
        history(first: 20, after: $after) {
          edges {
            node {
              id
              at
              action
              actor
              peer
              changes {
                field
                from
                to
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`)

interface LineProps {
  entry: Entry & { peer?: string | null }
}

function Line({ entry }: LineProps) {
  return (
    <li className="history-line">
      <span className="muted">
        <Timestamp value={entry.at} />
      </span>
      <span>{entryWords(entry)}</span>
      {entry.peer && <span className="muted small">from {entry.peer}</span>}
    </li>
  )
}

interface PageProps {
  id: string
  after: string | null
}

/** One page of the history, and below it the next one once it is wanted. */
function Page({ id, after }: PageProps) {
  const [more, setMore] = useState(false)
  const [{ data, error }, again] = useQuery({ query: ApiUserHistory, variables: { id, after } })
  const history = data?.node && 'history' in data.node ? data.node.history : null
  const next = history?.pageInfo.hasNextPage ? (history.pageInfo.endCursor ?? null) : null
  return (
    <>
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!data && !error && <Skeleton />}
      {history && (
        <ol className="history">
          {history.edges.map(({ node }) => (
            <Line key={node.id} entry={node} />
          ))}
        </ol>
      )}
      {next && !more && (
        <div>
          <Button onPress={() => setMore(true)}>Load more</Button>
        </div>
      )}
      {next && more && <Page id={id} after={next} />}
    </>
  )
}

/** What happened to the API user, the newest first: what, by whom, and for the owner from where. */
export function HistoryTab() {
  const { user } = useApiUserPage()
  return (
    <section className="detail-section" aria-label="History">
      <Page id={user.id} after={null} />
    </section>
  )
}
