import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readListState, writeListState, type ListState } from './listState'

/**
 * Filters and order of the list, which live in the address: Back, reload and a shared link keep
 * them. A change starts at the first page.
 */
export function useListState() {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readListState(params), [params])
  const change = useCallback(
    (part: Partial<ListState>) => {
      // Each letter of a search is not a step to go back through.
      const replace = part.search !== undefined && state.search !== ''
      setParams(writeListState({ ...state, ...part }), { replace })
    },
    [state, setParams],
  )
  const clear = useCallback(
    () => setParams(writeListState({ ...state, search: '', state: 'all' })),
    [state, setParams],
  )
  return { state, change, clear }
}
