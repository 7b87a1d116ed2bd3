import { useQuery } from 'urql'
import { graphql } from '../../gql'

const Who = graphql(`
  query HistoryWho($apiUser: ID!, $apiUserChosen: Boolean!) {
    viewer {
      account {
        id
        users(first: 100) {
          edges {
            node {
              id
              name
            }
          }
        }
        apiUsers(first: 100, orderBy: { field: DESCRIPTION, direction: ASC }) {
          edges {
            node {
              id
              description
            }
          }
        }
      }
    }
    node(id: $apiUser) @include(if: $apiUserChosen) {
      ... on ApiUser {
        id
        description
      }
    }
  }
`)

/** Ids and names, in order. */
type Options = Record<string, string>

/** Whom the address names though the lists don't: somebody removed, or beyond the first 100. */
const withChosen = (options: Options, id: string, name: string): Options =>
  !id || Object.hasOwn(options, id) ? options : { ...options, [id]: name }

/** People and API users to choose from: the first 100 of each, and those that are chosen already. */
export function useWho(by: string, apiUser: string) {
  const [{ data }] = useQuery({
    query: Who,
    variables: { apiUser, apiUserChosen: apiUser !== '' },
  })
  const people: Options = { '': 'Anybody' }
  for (const edge of data?.viewer?.account.users.edges ?? []) {
    if (edge?.node) people[edge.node.id] = edge.node.name
  }
  const programs: Options = { '': 'All' }
  for (const edge of data?.viewer?.account.apiUsers.edges ?? []) {
    if (edge?.node) programs[edge.node.id] = edge.node.description
  }
  const chosen = data?.node && 'description' in data.node ? data.node.description : 'Another one'
  return {
    people: withChosen(people, by, 'Somebody else'),
    programs: withChosen(programs, apiUser, chosen),
  }
}
