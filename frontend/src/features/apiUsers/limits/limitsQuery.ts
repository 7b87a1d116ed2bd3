import { graphql } from '../../../gql'
import type { ApiUserLimitsQuery } from '../../../gql/graphql'

/** What bounds one API user, and what its account can allow. */
export const ApiUserLimits = graphql(`
  query ApiUserLimits($id: ID!) {
    viewer {
      account {
        id
        permissions
      }
    }
    node(id: $id) {
      ... on ApiUser {
        id
        version
        allowedNetworks
        permissions
        callsPerSecond
        callsPerDay
        lastUse {
          peer
        }
      }
    }
  }
`)

/** An API user as its limits are seen. */
export type Limited = Extract<NonNullable<ApiUserLimitsQuery['node']>, { version: number }>

/** The API user of an answer, and all permissions of its account. */
export function limitsIn(data: ApiUserLimitsQuery | undefined) {
  const user = data?.node && 'version' in data.node ? (data.node as Limited) : null
  return user && { user, defined: data?.viewer?.account.permissions ?? [] }
}
