import { useSearchParams } from 'react-router'

/** Rows on a page of a list. */
export const pageSize = 50

/** The variables of the page that the address names; the first one when it names none. */
export function usePageVariables() {
  const [search] = useSearchParams()
  const before = search.get('before')
  if (before) return { last: pageSize, before }
  return { first: pageSize, after: search.get('after') }
}

/** The search of an address with another page and all else as it was; without a cursor the first. */
export function pageSearch(
  search: URLSearchParams,
  side: 'after' | 'before',
  cursor?: string | null,
): string {
  const next = new URLSearchParams(search)
  next.delete('after')
  next.delete('before')
  if (cursor) next.set(side, cursor)
  return `?${next}`
}
