import type { HistoryFilter, HistoryKind } from '../../gql/graphql'

/** What a history can be narrowed to; the keys stand in the address. */
export const kindOptions = {
  all: 'Everything',
  'sign-ins': 'Sign-ins',
  people: 'People',
  'api-users': 'API users',
  account: 'The account',
  refusals: 'Refusals',
} as const

export type KindOption = keyof typeof kindOptions

/** What the address says of the history, but for its page. */
export interface HistoryState {
  /** Ids; empty: anybody, any. */
  by: string
  apiUser: string
  kind: KindOption
  /** Days of the reader's calendar, as a date field holds them; both are meant. */
  from: string
  to: string
}

export const unfiltered: HistoryState = { by: '', apiUser: '', kind: 'all', from: '', to: '' }

const dayOf = (text: string | null) =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''

/** Reads an address. What it doesn't know counts as not said. */
export function readHistoryState(params: URLSearchParams): HistoryState {
  const kind = params.get('kind') ?? ''
  return {
    by: params.get('by') ?? '',
    apiUser: params.get('api-user') ?? '',
    kind: Object.hasOwn(kindOptions, kind) ? (kind as KindOption) : 'all',
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
  }
}

/** Writes an address, without what goes without saying and without a page: another list begins. */
export function writeHistoryState({ by, apiUser, kind, from, to }: HistoryState): URLSearchParams {
  const params = new URLSearchParams()
  if (by) params.set('by', by)
  if (apiUser) params.set('api-user', apiUser)
  if (kind !== 'all') params.set('kind', kind)
  if (from) params.set('from', from)
  if (to) params.set('to', to)
  return params
}

/** Where a day begins in the reader's zone, so many days later. */
function dayBegins(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** The filter as the server takes it; null when nothing is filtered. */
export function historyFilter(state: HistoryState): HistoryFilter | null {
  if (writeHistoryState(state).size === 0) return null
  const { by, apiUser, kind, from, to } = state
  return {
    actorId: by || null,
    objectId: apiUser || null,
    kinds: kind === 'all' ? null : [kind.toUpperCase().replace('-', '_') as HistoryKind],
    from: from ? dayBegins(from) : null,
    to: to ? dayBegins(to, 1) : null,
  }
}

/** Where a file of what fits is. */
export function historyFile(kind: 'csv' | 'jsonl', filter: HistoryFilter | null): string {
  const asked = new URLSearchParams()
  if (filter?.actorId) asked.set('actor', String(filter.actorId))
  if (filter?.objectId) asked.set('object', String(filter.objectId))
  for (const kind of filter?.kinds ?? []) asked.append('kind', kind)
  if (filter?.from) asked.set('from', String(filter.from))
  if (filter?.to) asked.set('to', String(filter.to))
  return `/export/history.${kind}${asked.size > 0 ? `?${asked}` : ''}`
}
