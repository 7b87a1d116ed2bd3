import { useEffect } from 'react'
import type { Fault } from '../../lib/faults'
import { isStale } from './useUpdateApiUser'

/** Fetches the API user again when somebody else changed it, so that the next Save is based on how it is now. */
export function useStaleness(faults: Fault[], refresh: () => void) {
  useEffect(() => {
    if (isStale(faults)) refresh()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [faults])
}
