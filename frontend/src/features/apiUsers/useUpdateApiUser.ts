import { useCallback, useState } from 'react'
import { useClient, type CombinedError } from 'urql'
import type { UpdateApiUserInput } from '../../gql/graphql'
import { faultsOf, isInDoubt, type Fault } from '../../lib/faults'
import { changesLists, UpdateApiUser } from './operations'

/** Shown when nobody can say whether a change arrived; the same change again does no harm. */
const inDoubt: Fault = {
  code: 'NETWORK',
  reason: 'IN_DOUBT',
  message: "We don't know if this was saved. Try it again; the same change twice does no harm.",
}

/** The faults of a change that does no harm when it is made twice. */
export const faultsOfChange = (error: CombinedError | undefined): Fault[] => {
  const faults = faultsOf(error)
  return isInDoubt(faults) ? [inDoubt] : faults
}

/** Changes an API user; answers the saved one, or nothing when `faults` says why not. */
export function useUpdateApiUser() {
  const client = useClient()
  const [state, setState] = useState<{ busy: boolean; faults: Fault[] }>({
    busy: false,
    faults: [],
  })
  const update = useCallback(
    async (input: UpdateApiUserInput) => {
      setState({ busy: true, faults: [] })
      const { data, error } = await client
        .mutation(UpdateApiUser, { input }, changesLists)
        .toPromise()
      setState({ busy: false, faults: faultsOfChange(error) })
      return data?.updateApiUser.apiUser
    },
    [client],
  )
  const refuse = useCallback((...faults: Fault[]) => setState({ busy: false, faults }), [])
  return { ...state, update, refuse }
}

/** Said before anything is sent, when a date and time field isn't whole. */
export const endMissing: Fault = {
  code: 'INVALID',
  reason: 'REQUIRED',
  message: 'Enter a date and a time.',
  field: 'expiresAt',
}

/** True when somebody else changed the API user since it was fetched. */
export const isStale = (faults: Fault[]) => faults.some(({ reason }) => reason === 'STALE_VERSION')
