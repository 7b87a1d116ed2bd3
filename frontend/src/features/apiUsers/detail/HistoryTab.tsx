import { useState } from 'react'
import { useQuery } from 'urql'
import { Button } from '../../../components/Button'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import { graphql } from '../../../gql'
import { faultsOf } from '../../../lib/faults'
import { entryWords } from '../../../lib/apiUserWords'
import { HistoryLine, HistoryLines } from '../../../components/HistoryLines'
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
              refused {
                reason
                count
                lastAt
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
        <HistoryLines>
          {history.edges.map(({ node }) => (
            <HistoryLine key={node.id} at={node.at} peer={node.peer}>
              {entryWords(node)}
            </HistoryLine>
          ))}
        </HistoryLines>
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
