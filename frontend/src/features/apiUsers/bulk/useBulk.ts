import { useState } from 'react'
import { useClient } from 'urql'
import { graphql } from '../../../gql'
import type { Fault } from '../../../lib/faults'
import { useMemory } from '../memory'
import { changesLists } from '../operations'
import { faultsOfChange } from '../useUpdateApiUser'
import type { Action } from './words'

const SetApiUsersEnabled = graphql(`
  mutation SetApiUsersEnabled($input: SetApiUsersEnabledInput!) {
    setApiUsersEnabled(input: $input) {
      changedIds
    }
  }
`)

const DeleteApiUsers = graphql(`
  mutation DeleteApiUsers($input: DeleteApiUsersInput!) {
    deleteApiUsers(input: $input) {
      deletedIds
    }
  }
`)

/** What is known of a row that is ticked. */
export interface Ticked {
  id: string
  description: string
  enabled: boolean
}

/** What became of many. */
export interface Outcome {
  action: Action
  done: Ticked[]
  /** Those that were in the way of their hundred, and why. */
  refused: { user: Ticked; fault: Fault }[]
  /** The rest of what wasn't done. */
  left: Ticked[]
  /** What went wrong with all of them. */
  faults: Fault[]
}

/** How many the server takes at a time, all or none. */
const most = 100

/** Changes many, a hundred at a time, and says how far it is and what came of it. */
export function useBulk() {
  const client = useClient()
  const { updateCredential } = useMemory()
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)

  const send = async (action: Action, users: Ticked[]): Promise<Fault[]> => {
    const ids = users.map(({ id }) => id)
    const sent =
      action === 'delete'
        ? client.mutation(DeleteApiUsers, { input: { ids } }, changesLists)
        : client.mutation(
            SetApiUsersEnabled,
            { input: { ids, enabled: action === 'enable' } },
            changesLists,
          )
    const { error } = await sent.toPromise()
    return faultsOfChange(error)
  }

  const run = async (action: Action, users: Ticked[]): Promise<Outcome> => {
    const outcome: Outcome = { action, done: [], refused: [], left: [], faults: [] }
    for (let at = 0; at < users.length; at += most) {
      setProgress({ done: at, of: users.length })
      const hundred = users.slice(at, at + most)
      const faults = await send(action, hundred)
      if (faults.length === 0) outcome.done.push(...hundred)
      else if (!sortOut(outcome, hundred, faults)) {
        // Not these are in the way, but what would be in the way of the next as well.
        outcome.faults = faults
        outcome.left.push(...users.slice(at))
        break
      }
    }
    setProgress(null)
    for (const { id } of outcome.done)
      updateCredential(id, action === 'delete' ? null : { enabled: action === 'enable' })
    return outcome
  }
  return { progress, run }
}

/** Finds those of a hundred that were in the way; false when none of them was. */
function sortOut(outcome: Outcome, hundred: Ticked[], faults: Fault[]): boolean {
  const about = (user: Ticked) => faults.find(({ ids }) => ids?.includes(user.id))
  if (!hundred.some(about)) return false
  for (const user of hundred) {
    const fault = about(user)
    if (fault) outcome.refused.push({ user, fault })
    else outcome.left.push(user)
  }
  return true
}
