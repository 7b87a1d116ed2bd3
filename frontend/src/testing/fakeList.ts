import type { ApiUserFilter, ApiUserOrder, ApiUserState } from '../gql/graphql'
import { lifeOf } from './fakeLife'
import type { FakeApiUser } from './fakeServer'

/** What apiUsers and apiUserCount take. */
export interface ListArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
  filter?: ApiUserFilter | null
  orderBy?: ApiUserOrder | null
}

const day = 86_400_000

function stateOf({ enabled, expiresAt }: FakeApiUser): ApiUserState {
  const left = expiresAt ? Date.parse(expiresAt) - Date.now() : Infinity
  if (!enabled) return 'DISABLED'
  if (left <= 0) return 'EXPIRED'
  return left <= 14 * day ? 'EXPIRING' : 'ACTIVE'
}

/** An API user with what the server works out for each answer. */
export const shownUser = (user: FakeApiUser) => ({
  ...user,
  ...lifeOf(user),
  state: stateOf(user),
})

function fits(user: FakeApiUser, filter: ApiUserFilter | null | undefined): boolean {
  const words = filter?.search?.toLowerCase() ?? ''
  const text = `${user.description}\n${user.email}`.toLowerCase()
  if (!text.includes(words)) return false
  const state = stateOf(user)
  switch (filter?.state) {
    case 'ACTIVE':
      return state === 'ACTIVE' || state === 'EXPIRING'
    case 'NEVER_USED':
      return !user.lastUse
    case 'UNUSED':
      return user.lastUse ? Date.parse(user.lastUse.at) < Date.now() - 90 * day : false
    case undefined:
    case null:
      return true
    default:
      return state === filter?.state
  }
}

const keys: Record<string, (user: FakeApiUser) => string> = {
  DESCRIPTION: ({ description }) => description.toLowerCase(),
  EMAIL: ({ email }) => email,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  LAST_USED_AT: ({ lastUse }) => lastUse?.at ?? '',
}

/** The API users that fit, in order. Without an order they stay as the test wrote them. */
function listed(users: FakeApiUser[], { filter, orderBy }: ListArguments): FakeApiUser[] {
  const found = users.filter((user) => fits(user, filter))
  const key = keys[orderBy?.field ?? '']
  if (!key) return orderBy?.direction === 'ASC' ? found.reverse() : found
  const turn = orderBy?.direction === 'DESC' ? -1 : 1
  return found.sort((a, b) => turn * key(a).localeCompare(key(b)))
}

/** One page, whose cursors are ids. */
export function pageOf(users: FakeApiUser[], args: ListArguments) {
  const all = listed(users, args)
  const at = (id: string) => all.findIndex((user) => user.id === id)
  const end = args.before ? at(args.before) : all.length
  const start = args.before ? Math.max(0, end - (args.last ?? 50)) : at(args.after ?? '') + 1
  const nodes = all.slice(start, args.before ? end : start + (args.first ?? 50))
  return {
    edges: nodes.map((node) => ({ node: shownUser(node), cursor: node.id })),
    pageInfo: {
      hasNextPage: start + nodes.length < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes[0]?.id,
      endCursor: nodes.at(-1)?.id,
    },
  }
}

/** How many fit. */
export const countOf = (users: FakeApiUser[], args: ListArguments) => ({
  count: listed(users, args).length,
  more: false,
})
