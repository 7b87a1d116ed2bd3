import { useEffect, useState } from 'react'
import { useClient, type Client } from 'urql'
import { graphql } from '../../gql'
import { faultsOf, type Fault } from '../../lib/faults'

const TransferPeople = graphql(`
  query TransferPeople($after: Cursor) {
    viewer {
      account {
        id
        users(first: 100, after: $after) {
          edges {
            node {
              id
              name
              email
              role
              status
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

/** Somebody who can become the owner. */
export interface Successor {
  id: string
  name: string
  email: string
}

interface Found {
  /** Nothing until all are there. */
  successors?: Successor[]
  faults: Fault[]
}

/** The active standard users, of all pages: nobody is left out because the account has many. */
async function find(client: Client, after: string | null = null): Promise<Found> {
  const { data, error } = await client
    .query(TransferPeople, { after }, { requestPolicy: 'network-only' })
    .toPromise()
  const users = data?.viewer?.account.users
  if (!users) return { faults: faultsOf(error) }
  const successors = (users.edges ?? [])
    .flatMap((edge) => edge?.node ?? [])
    .filter(({ role, status }) => role === 'STANDARD' && status === 'ACTIVE')
  if (!users.pageInfo.hasNextPage) return { successors, faults: [] }
  const rest = await find(client, users.pageInfo.endCursor)
  return rest.successors ? { ...rest, successors: [...successors, ...rest.successors] } : rest
}

/** Whom the account can be handed to, and a way to look again. */
export function useSuccessors() {
  const client = useClient()
  const [found, setFound] = useState<Found>({ faults: [] })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let wanted = true
    void find(client).then((next) => wanted && setFound(next))
    return () => {
      wanted = false
    }
  }, [client, turn])
  return { ...found, again: () => setTurn((now) => now + 1) }
}
