import type { ApiUserFilter, ApiUserOrder, ApiUserStateFilter } from '../../gql/graphql'

/** What the list can be narrowed to; the keys stand in the address. */
export const stateOptions = {
  all: 'All',
  active: 'Active',
  disabled: 'Disabled',
  expiring: 'Expiring',
  expired: 'Expired',
  'never-used': 'Never used',
  unused: 'Unused for 90 days',
} as const

/** What the list can be sorted by; the keys stand in the address, a minus turns the order round. */
export const sortOptions = {
  '-created': 'Newest first',
  created: 'Oldest first',
  description: 'Description, A to Z',
  '-description': 'Description, Z to A',
  address: 'Address, A to Z',
  '-address': 'Address, Z to A',
  '-used': 'Last used, latest first',
  used: 'Last used, longest ago first',
  '-modified': 'Last modified, latest first',
  modified: 'Last modified, longest ago first',
} as const

/** Options without those that tell when an API user was used. */
export const withoutUse = <T extends object>(options: T): T =>
  Object.fromEntries(Object.entries(options).filter(([key]) => !/used/.test(key))) as T

export type StateOption = keyof typeof stateOptions
export type SortOption = keyof typeof sortOptions

/** What the address says of the list, but for its page. */
export interface ListState {
  /** Empty, or 3 characters or more. */
  search: string
  state: StateOption
  sort: SortOption
}

const unfiltered: ListState = { search: '', state: 'all', sort: '-created' }

/** The shortest search that the server takes, in characters. */
export const shortestSearch = 3

/** What is searched for when this is typed: nothing while it is too short. */
export function searchOf(typed: string): string {
  const words = typed.trim()
  return [...words].length < shortestSearch ? '' : words
}

/** Reads an address. What it doesn't know counts as not said. */
export function readListState(params: URLSearchParams): ListState {
  const state = params.get('state') ?? ''
  const sort = params.get('sort') ?? ''
  return {
    search: searchOf(params.get('q') ?? ''),
    state: Object.hasOwn(stateOptions, state) ? (state as StateOption) : unfiltered.state,
    sort: Object.hasOwn(sortOptions, sort) ? (sort as SortOption) : unfiltered.sort,
  }
}

/** Writes an address, without what goes without saying and without a page: another list begins. */
export function writeListState({ search, state, sort }: ListState): URLSearchParams {
  const params = new URLSearchParams()
  if (search) params.set('q', search)
  if (state !== unfiltered.state) params.set('state', state)
  if (sort !== unfiltered.sort) params.set('sort', sort)
  return params
}

/** The filter as the server takes it; null when nothing is filtered. */
export function filterOf({ search, state }: ListState): ApiUserFilter | null {
  if (!search && state === 'all') return null
  const wanted = state.toUpperCase().replace('-', '_') as ApiUserStateFilter
  return { search: search || null, state: state === 'all' ? null : wanted }
}

const fields = {
  created: 'CREATED_AT',
  description: 'DESCRIPTION',
  address: 'EMAIL',
  used: 'LAST_USED_AT',
  modified: 'UPDATED_AT',
} as const

/** The order as the server takes it. */
export function orderOf({ sort }: ListState): ApiUserOrder {
  const field = fields[sort.replace('-', '') as keyof typeof fields]
  return { field, direction: sort.startsWith('-') ? 'DESC' : 'ASC' }
}

/** The columns with a head to sort by, and the order that their first press gives. */
export const sortableColumns = {
  description: 'description',
  used: '-used',
  modified: '-modified',
} as const satisfies Record<string, SortOption>

const turned = (sort: SortOption) =>
  (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as SortOption

/** How a column is sorted now, and the order that a press on its head gives. */
export function columnSort(column: keyof typeof sortableColumns, { sort }: ListState) {
  if (sort.replace('-', '') !== column) return { next: sortableColumns[column] as SortOption }
  const sorted = sort.startsWith('-') ? ('descending' as const) : ('ascending' as const)
  return { sorted, next: turned(sort) }
}
