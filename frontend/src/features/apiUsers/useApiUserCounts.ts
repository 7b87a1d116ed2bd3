import { useQuery } from 'urql'
import { graphql } from '../../gql'
import type { ApiUserFilter } from '../../gql/graphql'

const ApiUserCounts = graphql(`
  query ApiUserCounts($filter: ApiUserFilter, $filtered: Boolean!) {
    viewer {
      account {
        id
        all: apiUserCount {
          count
          more
        }
        fits: apiUserCount(filter: $filter) @include(if: $filtered) {
          count
          more
        }
        expiring: apiUserCount(filter: { state: EXPIRING }) {
          count
          more
        }
      }
    }
  }
`)

// A change of an API user changes how many there are of its kind.
const context = { additionalTypenames: ['ApiUser'] }

/** How many there are, beside the list: a page doesn't wait for a count, nor fail with it. */
export function useApiUserCounts(filter: ApiUserFilter | null) {
  const variables = { filter, filtered: filter !== null }
  const [{ data, fetching }] = useQuery({ query: ApiUserCounts, variables, context })
  const account = data?.viewer?.account
  return {
    waiting: fetching,
    all: account?.all,
    // The numbers of another filter say nothing of this one.
    fits: filter && !fetching ? account?.fits : undefined,
    expiring: account?.expiring,
  }
}
