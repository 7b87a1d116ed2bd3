import type { ApiUserUsageQuery, RefusalReason } from '../gql/graphql'
import { forwardPage, type ForwardArguments } from './fakePage'
import type { FakeApiUser } from './fakeServer'

type Usage = Extract<NonNullable<ApiUserUsageQuery['node']>, { usage: unknown }>['usage']

/** What the page of an API user shows, as far as a test sets it. */
export interface FakeLife {
  imported?: boolean
  expiresAt?: string | null
  inCharge?: { __typename: 'User'; id: string; name: string } | null
  firstUsedAt?: string | null
  lastUse?: FakeUse | null
  lastRefusal?: (FakeUse & { reason: RefusalReason }) | null
  /** Live ones, the newest first; left out: one that was made with the API user. */
  passwords?: FakePassword[]
  usage?: Usage
  history?: FakeEntry[]
  allowedNetworks?: string[]
  permissions?: string[]
  callsPerSecond?: number | null
  callsPerDay?: number | null
}

/** A call that was let in. */
export interface FakeUse {
  at: string
  peer: string
  client: string
}

/** One live password. */
export interface FakePassword {
  id: string
  createdAt: string
  endsAt: string | null
  lastUse: FakeUse | null
}

/** One line of the history. */
export interface FakeEntry {
  id: string
  at: string
  action: string
  actor: string | null
  peer: string | null
  changes: { field: string; from: string | null; to: string | null }[]
}

/** The live passwords of an API user. */
export const passwordsOf = (user: FakeApiUser): FakePassword[] =>
  user.passwords ?? [{ id: 'pwd_1', createdAt: user.createdAt, endsAt: null, lastUse: null }]

/** The fields of the contract that a test may leave out. */
export const lifeOf = (user: FakeApiUser) => ({
  imported: user.imported ?? false,
  passwords: passwordsOf(user),
  allowedNetworks: user.allowedNetworks ?? [],
  permissions: user.permissions ?? [],
  callsPerSecond: user.callsPerSecond || null,
  callsPerDay: user.callsPerDay || null,
  usage: () => user.usage ?? [],
  history: (args: ForwardArguments) => forwardPage(user.history ?? [], args),
})

/** Adds a second password; the one before ends when it is told. */
export function rotate(user: FakeApiUser, password: string, oldEndsAt?: string | null) {
  const before = passwordsOf(user)
  const at = new Date().toISOString()
  const next = { id: `pwd_${before.length + 1}`, createdAt: at, endsAt: null, lastUse: null }
  const old = oldEndsAt ? before.map((one) => ({ ...one, endsAt: oldEndsAt })) : []
  Object.assign(user, { password, passwords: [next, ...old], version: user.version + 1 })
}
