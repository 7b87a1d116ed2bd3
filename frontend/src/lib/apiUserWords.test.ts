import { expect, it } from 'vitest'
import { exactTime } from './relativeTime'
import { entryWords, type Change } from './apiUserWords'

const change = (field: string, from: string | null, to: string | null): Change => ({
  field,
  from,
  to,
})
const at = '2027-02-22T14:00:00Z'
const now = '2027-02-21T14:00:00Z'
const said = (action: string, ...changes: Change[]) =>
  entryWords({ at: now, action: `api_user.${action}`, actor: 'Camille Roux', changes })

it.each([
  [said('created', change('enabled', null, 'yes')), 'Camille Roux created it.'],
  [said('created', change('enabled', null, 'no')), 'Camille Roux created it, disabled.'],
  [said('imported', change('enabled', null, 'yes')), 'Camille Roux imported it.'],
  [said('imported', change('enabled', null, 'no')), 'Camille Roux imported it, disabled.'],
  [said('changed', change('enabled', 'yes', 'no')), 'Camille Roux disabled it.'],
  [said('changed', change('enabled', 'no', 'yes')), 'Camille Roux enabled it.'],
  [
    said('changed', change('description', 'Old', 'New'), change('inChargeId', null, 'Ben')),
    'Camille Roux changed the description from “Old” to “New” and put Ben in charge.',
  ],
  [
    said('changed', change('expiresAt', null, at)),
    `Camille Roux made it expire on ${exactTime(at)}.`,
  ],
  [said('changed', change('expiresAt', at, null)), 'Camille Roux took the expiry away.'],
  [
    said('rotated', change('oldEndsAt', null, at)),
    `Camille Roux rotated the password; the old one stays good until ${exactTime(at)}.`,
  ],
  [
    said('rotated', change('oldEndsAt', null, now)),
    'Camille Roux rotated the password; the old one ended at once.',
  ],
  [said('password_ended', change('oldEndsAt', at, now)), 'Camille Roux ended the old password.'],
  [
    said('password_ended', change('oldEndsAt', at, null)),
    'Camille Roux ended the new password; the old one stays good.',
  ],
  [
    said('changed', change('allowedNetworks', '', '10.0.0.0/8')),
    'Camille Roux set the allowed networks to 10.0.0.0/8.',
  ],
  [
    said('changed', change('allowedNetworks', '10.0.0.0/8', '')),
    'Camille Roux allowed calls from anywhere.',
  ],
  [
    said('changed', change('permissions', 'a', 'a b'), change('callsPerDay', '5', '0')),
    'Camille Roux changed the permissions from a to a b and took the limit of calls per day away.',
  ],
  [said('deleted'), 'Camille Roux deleted it.'],
  [said('something_new'), 'Camille Roux something new.'],
])('%s', (words, expected) => expect(words).toBe(expected))

it('names nobody where nobody is known', () => {
  const entry = { at, action: 'api_user.deleted', actor: null, changes: [] }
  expect(entryWords(entry)).toBe('Somebody deleted it.')
})

it.each([
  [1, 'A call was refused: while disabled.'],
  [1200, `1,200 calls were refused: while disabled. The last on ${exactTime(at)}.`],
])('%d refused calls', (count, words) => {
  const refused = { reason: 'DISABLED' as const, count, lastAt: at }
  expect(entryWords({ at: now, action: 'api_user.refused', changes: [], refused })).toBe(words)
})
