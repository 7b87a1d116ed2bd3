import type { Fault } from '../../../lib/faults'
import { rangesIn } from '../../../lib/networks'
import { number } from '../../../lib/count'

/** What bounds an API user, as the server has it. */
export interface Bounds {
  readonly allowedNetworks: readonly string[]
  readonly permissions: readonly string[]
  readonly callsPerSecond?: number | null
  readonly callsPerDay?: number | null
}

/** The fields of the form, named as the server names them in its faults. */
export const boundFields = [
  'allowedNetworks',
  'permissions',
  'callsPerSecond',
  'callsPerDay',
] as const

/** The same as typed and ticked in the form. */
export interface TypedBounds {
  allowedNetworks: string
  permissions: readonly string[]
  callsPerSecond: string
  callsPerDay: string
}

const most = { callsPerSecond: 100_000, callsPerDay: 1_000_000_000 }
type CallsField = keyof typeof most

/** What the form shows of what is saved. */
export const typedOf = (bounds: Bounds): TypedBounds => ({
  allowedNetworks: bounds.allowedNetworks.join('\n'),
  permissions: bounds.permissions,
  callsPerSecond: String(bounds.callsPerSecond ?? ''),
  callsPerDay: String(bounds.callsPerDay ?? ''),
})

/** A number of calls; an empty field is 0, no limit. NaN where it is no whole number. */
function callsOf(typed: string): number {
  const calls = typed.replace(/[\s,]/g, '')
  return calls === '' ? 0 : /^\d+$/.test(calls) ? Number(calls) : NaN
}

/** The numbers that the server would refuse, or couldn't even read, in its words. */
export function notCalls(typed: TypedBounds): Fault[] {
  return (Object.keys(most) as CallsField[])
    .filter((field) => !(callsOf(typed[field]) <= most[field]))
    .map((field) => ({
      code: 'INVALID',
      reason: 'OUT_OF_RANGE',
      message: `Enter a whole number from 1 to ${number(most[field])}, or leave it empty for no limit.`,
      field,
    }))
}

/** What was changed in the form, to send; what wasn't touched isn't sent. */
export function changedBounds(before: TypedBounds, now: TypedBounds) {
  const ticked = (names: readonly string[]) => [...names].sort().join('\n')
  return {
    ...(now.allowedNetworks !== before.allowedNetworks && {
      allowedNetworks: rangesIn(now.allowedNetworks),
    }),
    ...(ticked(now.permissions) !== ticked(before.permissions) && {
      permissions: [...now.permissions],
    }),
    ...(now.callsPerSecond !== before.callsPerSecond && {
      callsPerSecond: callsOf(now.callsPerSecond),
    }),
    ...(now.callsPerDay !== before.callsPerDay && { callsPerDay: callsOf(now.callsPerDay) }),
  }
}
