import type { RefusalReason } from '../gql/graphql'
import { exactTime } from './relativeTime'
import { reasonInSentence } from './reasonWords'
import { number } from './count'

/** A field, what it was and what it is since. */
export interface Change {
  field: string
  from?: string | null
  to?: string | null
}

/** What happened, as the server tells it. */
export interface Entry {
  at: string
  action: string
  actor?: string | null
  changes: readonly Change[]
  /** Calls that were refused, when that is what happened. */
  refused?: { reason: RefusalReason; count: number; lastAt: string } | null
}

export const quoted = (value: string | null | undefined) => (value ? `“${value}”` : 'nothing')

/** A moment in the reader's own zone; what isn't one stays as it is. */
const moment = (value: string) => (Number.isNaN(Date.parse(value)) ? value : exactTime(value))

function expiryWords({ from, to }: Change): string {
  if (!to) return 'took the expiry away'
  if (!from) return `made it expire on ${moment(to)}`
  return `changed the expiry from ${moment(from)} to ${moment(to)}`
}

/** A bound that was set, changed or taken away. */
function boundWords(what: string, none: string, { from, to }: Change): string {
  const given = (value?: string | null) => (value && value !== '0' ? value : '')
  if (!given(to)) return none
  return given(from) ? `changed the ${what} from ${from} to ${to}` : `set the ${what} to ${to}`
}

/** What somebody did to one field: "disabled it". */
function changeWords(change: Change): string {
  const { field, from, to } = change
  switch (field) {
    case 'enabled':
      return to === 'yes' ? 'enabled it' : 'disabled it'
    case 'password':
      return 'set a new password'
    case 'expiresAt':
      return expiryWords(change)
    case 'inChargeId':
      return `put ${to ?? 'nobody'} in charge`
    case 'allowedNetworks':
      return boundWords('allowed networks', 'allowed calls from anywhere', change)
    case 'permissions':
      return boundWords('permissions', 'took all permissions away', change)
    case 'callsPerSecond':
      return boundWords('calls per second', 'took the limit of calls per second away', change)
    case 'callsPerDay':
      return boundWords('calls per day', 'took the limit of calls per day away', change)
    default:
      return `changed the ${field} from ${quoted(from)} to ${quoted(to)}`
  }
}

/** How it began: "created it, disabled". */
function begunWords(did: string, changes: readonly Change[]): string {
  const disabled = changes.some(({ field, to }) => field === 'enabled' && to === 'no')
  const end = changes.find(({ field, to }) => field === 'expiresAt' && to)?.to
  const more = [disabled && 'disabled', end && `to expire on ${moment(end)}`].filter(Boolean)
  return [did, ...more].join(', ')
}

const endOfOld = (changes: readonly Change[]) =>
  changes.find(({ field }) => field === 'oldEndsAt')?.to

/** The one before ended at once, or keeps its time. */
function rotatedWords(changes: readonly Change[], at: string, of: string): string {
  const end = endOfOld(changes)
  const atOnce = !end || Date.parse(end) <= Date.parse(at)
  return `rotated the password${of}; the old one ${atOnce ? 'ended at once' : `stays good until ${moment(end)}`}`
}

/** An end of the new one takes the rotation back. */
const endedWords = (changes: readonly Change[], of: string) =>
  endOfOld(changes)
    ? `ended the old password${of}`
    : `ended the new password${of}; the old one stays good`

/** "one", "one and two", "one, two and three". */
export const listed = (parts: string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** What was changed; with a name the changes are told after it. */
function changedWords(changes: readonly Change[], name: string): string {
  const words = listed(changes.map(changeWords))
  if (!name) return words || 'changed it'
  const [only] = changes
  if (changes.length === 1 && only?.field === 'enabled') {
    return `${only.to === 'yes' ? 'enabled' : 'disabled'} ${name}`
  }
  return `changed ${name}${words && `: ${words}`}`
}

/** What was done, after the name of who did it. Named, "it" is what the API user is called. */
export function apiUserWords({ action, at, changes }: Entry, name = ''): string {
  const it = name || 'it'
  const of = name && ` of ${name}`
  switch (action) {
    case 'api_user.created':
      return begunWords(`created ${it}`, changes)
    case 'api_user.imported':
      return begunWords(`imported ${it}`, changes)
    case 'api_user.deleted':
      return `deleted ${it}`
    case 'api_user.rotated':
      return rotatedWords(changes, at, of)
    case 'api_user.password_ended':
      return endedWords(changes, of)
    case 'api_user.changed':
      return changedWords(changes, name)
    default:
      // What a newer server tells has no words here yet.
      return action.replace(/^api_user\./, '').replaceAll('_', ' ')
  }
}

/** Calls of one reason that were refused, none an hour after the one before. */
export function refusedWords(
  { reason, count, lastAt }: NonNullable<Entry['refused']>,
  name = '',
): string {
  const why = reasonInSentence(reason)
  const of = name && ` of ${name}`
  if (count === 1) return `A call${of} was refused: ${why}.`
  return `${number(count)} calls${of} were refused: ${why}. The last on ${exactTime(lastAt)}.`
}

/** One entry in a sentence: "Camille Roux disabled it." Nobody named: the operator, or somebody who left. */
export const entryWords = (entry: Entry): string =>
  entry.refused
    ? refusedWords(entry.refused)
    : `${entry.actor ?? 'Somebody'} ${apiUserWords(entry)}.`
