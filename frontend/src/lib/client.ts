import { cacheExchange, Client, fetchExchange } from '@urql/core'
import type { Session } from './session'
import { createFetch } from './transport'

/** The GraphQL client of the app. Its cache holds answers to queries, which never carry a secret. */
export function createClient(session: Session, url = '/graphql'): Client {
  return new Client({
    url,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetch: createFetch(session),
    requestPolicy: 'cache-and-network',
    fetchOptions: {
      credentials: 'same-origin',
      headers: { Accept: 'application/graphql-response+json, application/json' },
    },
  })
}
