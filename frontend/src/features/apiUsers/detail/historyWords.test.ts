import { expect, it } from 'vitest'
import { exactTime } from '../../../lib/relativeTime'
import { entryWords, type Change } from './historyWords'

const change = (field: string, from: string | null, to: string | null): Change => ({
  field,
  from,
  to,
})
const at = '2027-02-22T14:00:00Z'
const now = '2027-02-21T14:00:00Z'
const names = { usr_2: 'Ben' }
const said = (action: string, ...changes: Change[]) =>
  entryWords({ at: now, action: `api_user.${action}`, actor: 'Camille Roux', changes }, names)

it.each([
  [said('created', change('enabled', null, 'true')), 'Camille Roux created it.'],
  [said('created', change('enabled', null, 'false')), 'Camille Roux created it, disabled.'],
  [said('changed', change('enabled', 'true', 'false')), 'Camille Roux disabled it.'],
  [said('changed', change('enabled', 'false', 'true')), 'Camille Roux enabled it.'],
  [
    said('changed', change('description', 'Old', 'New'), change('inChargeId', null, 'usr_2')),
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
  [said('deleted'), 'Camille Roux deleted it.'],
  [said('something_new'), 'Camille Roux something new.'],
])('%s', (words, expected) => expect(words).toBe(expected))

it('names nobody where nobody is known', () => {
  const entry = { at, action: 'api_user.deleted', actor: null, changes: [] }
  expect(entryWords(entry, {})).toBe('Somebody deleted it.')
})
