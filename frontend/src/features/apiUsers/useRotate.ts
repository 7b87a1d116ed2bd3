import { useState } from 'react'
import { useClient } from 'urql'
import type { RotateApiUserPasswordInput } from '../../gql/graphql'
import type { Fault } from '../../lib/faults'
import { useMemory } from './memory'
import { changesLists, RotateApiUserPassword } from './operations'
import { faultsOfChange } from './useUpdateApiUser'

/** Gives an API user a second password, and shows it once. True when it was saved. */
export function useRotate() {
  const client = useClient()
  const { showCredential } = useMemory()
  const [state, setState] = useState<{ busy: boolean; faults: Fault[] }>({
    busy: false,
    faults: [],
  })
  const rotate = async (input: RotateApiUserPasswordInput) => {
    setState({ busy: true, faults: [] })
    const { data, error } = await client
      .mutation(RotateApiUserPassword, { input }, changesLists)
      .toPromise()
    setState({ busy: false, faults: faultsOfChange(error) })
    if (!data) return false
    const { id, email, description, enabled } = data.rotateApiUserPassword.apiUser
    const { password } = input
    showCredential({
      apiUserId: id,
      kind: 'rotated',
      description,
      address: email,
      password,
      enabled,
    })
    return true
  }
  const refuse = (fault: Fault) => setState({ busy: false, faults: [fault] })
  return { ...state, rotate, refuse }
}
