import { number } from '../../lib/count'
import { exactTime } from '../../lib/relativeTime'
import {
  apiUserWords,
  listed,
  quoted,
  refusedWords,
  type Change,
  type Entry,
} from '../../lib/apiUserWords'
import { attemptedWords } from './attempted'

/** An entry of an account's history: whom it was done to is named, too. */
export interface AccountEntry extends Entry {
  actorRemoved: boolean
  object?: string | null
  objectRemoved: boolean
  /** What was tried and refused, when that is what happened. */
  attempts?: { operation: string; reason: string; count: number; lastAt: string } | null
}

const fieldWords: Partial<Record<string, string>> = {
  name: 'the name',
  permissions: 'the permissions',
  longestLifeDays: 'the longest life in days',
  defaultLifeDays: 'the usual life in days',
  seesUsage: 'seeing usage',
  managesUsers: 'managing users',
}

const changed = ({ field, from, to }: Change) =>
  `${fieldWords[field] ?? field} from ${quoted(from)} to ${quoted(to)}`

const changeOf = (entry: AccountEntry, field: string) =>
  entry.changes.find((change) => change.field === field)

const valueOf = (entry: AccountEntry, field: string) => changeOf(entry, field)?.to

const gone = (name: string, removed: boolean) => (removed ? `${name} (removed)` : name)

/** Whom it was done to. */
const object = (entry: AccountEntry) => gone(entry.object ?? 'somebody', entry.objectRemoved)

/** Named where it is another one. */
function theAccount(entry: AccountEntry): string {
  const name = valueOf(entry, 'account')
  return name ? `the account ${quoted(name)}` : 'the account'
}

function importedWords(entry: AccountEntry): string {
  const leftOut = Number(valueOf(entry, 'leftOut') ?? 0)
  const words = `imported ${number(Number(valueOf(entry, 'imported') ?? 0))} API users`
  return leftOut > 0 ? `${words} and left out ${number(leftOut)} lines` : words
}

/** What a person changed of themself: "their own name from “Ada” to “Ada Lovelace”". */
function ownWords(entry: AccountEntry, field: string, name: string): string {
  const change = changeOf(entry, field)
  return `changed their own ${name}${change ? ` from ${quoted(change.from)} to ${quoted(change.to)}` : ''}`
}

const sessionsEnded = (entry: AccountEntry) => Number(changeOf(entry, 'sessions')?.from ?? 0)

/**
 * What was done, after the name of who did it: one line for each action. What isn't here, and isn't
 * an API user's, is told by its name and its changes.
 */
const sentences: Partial<Record<string, (entry: AccountEntry) => string>> = {
  'account.set_up': () => 'set up the account',
  'account.changed': (entry) => `changed ${listed(entry.changes.map(changed))}`,
  'account.api_users_imported': importedWords,
  'account.ownership_transferred': (entry) =>
    `handed the account to ${valueOf(entry, 'owner') ?? 'somebody'}`,
  'account.child_added': (entry) =>
    `added the account ${quoted(valueOf(entry, 'account') ?? valueOf(entry, 'name'))}`,
  'account.enabled': (entry) => `enabled ${theAccount(entry)}`,
  'account.disabled': (entry) => `disabled ${theAccount(entry)}`,
  'account.opened': (entry) => `opened ${theAccount(entry)} to look at it`,
  'user.added': (entry) => `gave ${object(entry)} access`,
  'user.invited': (entry) => `invited ${object(entry)}`,
  'user.invitation_resent': (entry) => `sent ${object(entry)} another invitation`,
  'user.invitation_withdrawn': (entry) => `withdrew the invitation of ${object(entry)}`,
  'user.invitation_accepted': () => 'accepted the invitation',
  'user.changed': (entry) =>
    `changed ${object(entry)}: ${listed(entry.changes.map(changed)) || 'nothing'}`,
  'user.disabled': (entry) => `disabled ${object(entry)}`,
  'user.enabled': (entry) => `enabled ${object(entry)}`,
  'user.removed': (entry) => `removed ${entry.object ?? 'somebody'}`,
  'user.signed_in': () => 'signed in',
  'user.signed_out': () => 'signed out',
  'user.profile_changed': (entry) => ownWords(entry, 'name', 'name'),
  'user.email_changed': (entry) => ownWords(entry, 'email', 'email address'),
  'user.password_changed': (entry) =>
    `changed their own password${sessionsEnded(entry) ? ' and ended their other sessions' : ''}`,
  'user.sessions_ended': (entry) =>
    sessionsEnded(entry) === 1
      ? 'ended one of their sessions'
      : `ended ${number(sessionsEnded(entry))} of their sessions`,
  'user.password_reset': () => 'set a new password with a one-use link',
  'user.reset_link_mailed': (entry) => `asked for a link for a new password of ${object(entry)}`,
  'user.reset_link_printed': (entry) => `printed a link for a new password of ${object(entry)}`,
}

/** "user.name_changed" is "User name changed". */
function actionWords(action: string): string {
  const words = action.replaceAll(/[._]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a newer server tells of: "Ownership transferred: Ben, by Ada." */
function unknownWords(entry: AccountEntry, actor: string): string {
  const what = entry.object ? `: ${object(entry)}` : ''
  const changes = listed(entry.changes.map(changed))
  return `${actionWords(entry.action)}${what}, by ${actor}${changes && ` (${changes})`}.`
}

function attemptWords(
  { operation, count, lastAt }: NonNullable<AccountEntry['attempts']>,
  actor: string,
): string {
  const times = count === 1 ? '' : ` ${number(count)} times, the last on ${exactTime(lastAt)}`
  return `${actor} tried to ${attemptedWords(operation)} and may not${times}.`
}

/** One entry in a sentence: "Ada disabled Ledger sync." No actor: the operator, at the command line. */
export function accountWords(entry: AccountEntry): string {
  const name = entry.actor ? gone(entry.actor, entry.actorRemoved) : valueOf(entry, 'by')
  const actor = name ?? 'The operator'
  if (entry.refused) return refusedWords(entry.refused, object(entry))
  if (entry.attempts) return attemptWords(entry.attempts, name ?? 'Somebody')
  const known = sentences[entry.action]
  if (known) return `${actor} ${known(entry)}.`
  if (entry.action.startsWith('api_user.')) return `${actor} ${apiUserWords(entry, object(entry))}.`
  return unknownWords(entry, actor)
}
