import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readHistoryState, unfiltered, writeHistoryState, type HistoryState } from './historyState'

/** Filters of the history, which live in the address. A change starts at the newest. */
export function useHistoryState() {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readHistoryState(params), [params])
  const change = useCallback(
    (part: Partial<HistoryState>) => setParams(writeHistoryState({ ...state, ...part })),
    [state, setParams],
  )
  const clear = useCallback(() => setParams(writeHistoryState(unfiltered)), [setParams])
  return { state, change, clear, after: params.get('after') }
}
