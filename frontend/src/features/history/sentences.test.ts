import { expect, it } from 'vitest'
import { accountWords, type AccountEntry } from './sentences'

const said = (action: string, more: Partial<AccountEntry> = {}) =>
  accountWords({
    at: '2027-02-21T14:00:00Z',
    action,
    actor: 'Ada',
    actorRemoved: false,
    object: null,
    objectRemoved: false,
    changes: [],
    ...more,
  })
const change = (field: string, from: string | null, to: string | null) => ({ field, from, to })

it.each([
  [
    said('account.disabled', { actor: null, changes: [change('by', null, 'Olga')] }),
    'Olga disabled the account.',
  ],
  [
    said('account.disabled', { changes: [change('account', null, 'Acme East')] }),
    'Ada disabled the account “Acme East”.',
  ],
  [said('user.signed_in'), 'Ada signed in.'],
  [
    said('user.profile_changed', { object: 'Ada', changes: [change('name', 'A', 'Ada')] }),
    'Ada changed their own name from “A” to “Ada”.',
  ],
  [
    said('user.email_changed', { changes: [change('email', 'a@b.example', 'ada@b.example')] }),
    'Ada changed their own email address from “a@b.example” to “ada@b.example”.',
  ],
  [
    said('user.password_changed', {
      changes: [change('password', '(secret)', '(another secret)'), change('sessions', '2', '0')],
    }),
    'Ada changed their own password and ended their other sessions.',
  ],
  [
    said('user.password_changed', { changes: [change('sessions', '0', '0')] }),
    'Ada changed their own password.',
  ],
  [
    said('user.sessions_ended', { changes: [change('sessions', '1', '0')] }),
    'Ada ended one of their sessions.',
  ],
  [
    said('user.sessions_ended', { changes: [change('sessions', '1200', '0')] }),
    'Ada ended 1,200 of their sessions.',
  ],
  [said('user.added', { object: 'Sam' }), 'Ada gave Sam access.'],
  [
    said('user.reset_link_printed', { actor: null, object: 'Sam' }),
    'The operator printed a link for a new password of Sam.',
  ],
  [
    said('account.changed', { changes: [change('name', 'Acme', 'Acme Ltd')] }),
    'Ada changed the name from “Acme” to “Acme Ltd”.',
  ],
  [
    said('account.api_users_imported', {
      changes: [change('imported', null, '1200'), change('leftOut', null, '3')],
    }),
    'Ada imported 1,200 API users and left out 3 lines.',
  ],
  [said('api_user.created', { object: 'Ledger sync' }), 'Ada created Ledger sync.'],
  [
    said('api_user.changed', { object: 'Ledger sync', changes: [change('enabled', 'yes', 'no')] }),
    'Ada disabled Ledger sync.',
  ],
  [
    said('api_user.changed', {
      object: 'Ledger sync',
      changes: [change('description', 'Ledger', 'Ledger sync'), change('inChargeId', null, 'Ben')],
    }),
    'Ada changed Ledger sync: changed the description from “Ledger” to “Ledger sync” and put Ben in charge.',
  ],
  [
    said('api_user.deleted', { object: 'Ledger sync', objectRemoved: true, actorRemoved: true }),
    'Ada (removed) deleted Ledger sync (removed).',
  ],
  [
    said('api_user.refused', {
      actor: null,
      object: 'Ledger sync',
      refused: { reason: 'WRONG_PASSWORD', count: 1, lastAt: '2027-02-21T14:00:00Z' },
    }),
    'A call of Ledger sync was refused: wrong password.',
  ],
  [
    said('account.refused', {
      attempts: {
        operation: 'createApiUser',
        reason: 'OWNER_ONLY',
        count: 1,
        lastAt: '2027-02-21T14:00:00Z',
      },
    }),
    'Ada tried to add an API user and may not.',
  ],
  [
    said('account.refused', {
      attempts: {
        operation: 'renameApiUser',
        reason: 'OWNER_ONLY',
        count: 1,
        lastAt: '2027-02-21T14:00:00Z',
      },
    }),
    'Ada tried to rename API user and may not.',
  ],
  [
    said('ownership.transferred', {
      object: 'Ben',
      changes: [change('role', 'STANDARD', 'OWNER')],
    }),
    'Ownership transferred: Ben, by Ada (role from “STANDARD” to “OWNER”).',
  ],
  [said('account.closed_for_good'), 'Account closed for good, by Ada.'],
])('%s', (words, expected) => expect(words).toBe(expected))
