import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../gql'
import type { RefusalReason } from '../../gql/graphql'
import { faultsOf } from '../../lib/faults'

const ApiUserFirstCall = graphql(`
  query ApiUserFirstCall($id: ID!) {
    node(id: $id) {
      ... on ApiUser {
        id
        passwords {
          id
          createdAt
          lastUse {
            at
            peer
            client
          }
        }
        lastRefusal {
          at
          peer
          client
          reason
        }
      }
    }
  }
`)

/** A call: when, from where, and by which program as it says itself. */
export interface Call {
  at: string
  peer: string
  client: string
}

/** How often it is looked, in milliseconds. The server writes what came every five seconds. */
const every = 2_000

/** How often at most: a page left open must not keep its session in use forever. */
const looks = 450

/**
 * The first call with the newest password of an API user, once there is one, and the last one
 * refused since that password was made, until then.
 */
export function useFirstCall(apiUserId: string) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: ApiUserFirstCall,
    variables: { id: apiUserId },
    requestPolicy: 'network-only',
  })
  const [left, setLeft] = useState(looks)
  const user = data?.node && 'passwords' in data.node ? data.node : null
  const newest = user?.passwords[0]
  const accepted: Call | null = newest?.lastUse ?? null
  const refusal: (Call & { reason: RefusalReason }) | null = user?.lastRefusal ?? null
  const since = refusal && newest && refusal.at >= newest.createdAt ? refusal : null
  const gone = Boolean(data) && !user
  const waiting = left > 0 && !error && !gone
  const over = Boolean(accepted) || !waiting
  useEffect(() => {
    if (over || fetching) return
    const timer = setTimeout(() => {
      setLeft((now) => now - 1)
      if (!document.hidden) ask({ requestPolicy: 'network-only' })
    }, every)
    return () => clearTimeout(timer)
  }, [over, fetching, left, ask])
  const checkAgain = () => {
    setLeft(looks)
    ask({ requestPolicy: 'network-only' })
  }
  return {
    accepted,
    refused: accepted ? null : since,
    waiting,
    faults: faultsOf(error),
    checkAgain,
  }
}
