import { graphql, readFragment, type FragmentType } from '../../gql'
import { HistoryLine, HistoryLines } from '../../components/HistoryLines'
import { accountWords } from './sentences'

const HistoryListFragment = graphql(`
  fragment HistoryList_history on HistoryConnection {
    edges {
      node {
        id
        at
        action
        actor
        actorRemoved
        object
        objectRemoved
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
        attempts {
          operation
          reason
          count
          lastAt
        }
      }
    }
  }
`)

/** A page of the account's history, a sentence a line. */
export function HistoryList({ history }: { history: FragmentType<typeof HistoryListFragment> }) {
  const { edges } = readFragment(HistoryListFragment, history)
  return (
    <HistoryLines>
      {edges.map(({ node }) => (
        <HistoryLine key={node.id} at={node.attempts?.lastAt ?? node.at} peer={node.peer}>
          {accountWords(node)}
        </HistoryLine>
      ))}
    </HistoryLines>
  )
}
