import type { Fault } from '../../../lib/faults'
import type { Outcome } from './useBulk'
import { apiUsers } from '../../../lib/count'

/** What can be done with many at once. */
export type Action = 'enable' | 'disable' | 'delete'

export const verbs = {
  enable: { name: 'Enable', doing: 'Enabling', done: 'enabled' },
  disable: { name: 'Disable', doing: 'Disabling', done: 'disabled' },
  delete: { name: 'Delete', doing: 'Deleting', done: 'deleted' },
} as const

/** What follows, as for one. */
export const consequences = {
  enable: 'Calls with their passwords are let in from the next one.',
  disable: 'Calls get 401 from the next one. You can enable them again.',
  delete: "They can't be brought back, and their addresses are never issued again.",
} as const

/** "37 API users are disabled." */
export const doneText = (action: Action, count: number) =>
  `${apiUsers(count)} ${count === 1 ? 'is' : 'are'} ${verbs[action].done}.`

/** What the names of those that were in the way stand under. */
export function inTheWay({ action, done, refused, left }: Outcome): string {
  if (left.length === 0) return `Not ${verbs[action].done}:`
  const whom = `${done.length > 0 ? 'other ' : ''}${refused.length + left.length}`
  const those = refused.length === 1 ? 'this one' : `these ${refused.length}`
  return `None of the ${whom} was ${verbs[action].done}, because of ${those}:`
}

/** Why one of many was in the way of all. */
export function reasonText({ reason, message }: Fault): string {
  if (reason === 'NO_SUCH_OBJECT') return "can't be found. It may have been deleted."
  if (reason === 'STILL_ENABLED') return 'is enabled. Disable it first.'
  return message
}
