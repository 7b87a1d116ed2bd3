import { expect, it } from 'vitest'
import { exactTime, relativeTime } from './relativeTime'

const now = Date.parse('2026-06-15T12:00:00Z')

it.each([
  ['2026-06-15T12:00:05Z', 'just now'],
  ['2026-06-15T11:59:01Z', 'just now'],
  ['2026-06-15T11:59:00Z', '1 minute ago'],
  ['2026-06-15T11:01:00Z', '59 minutes ago'],
  ['2026-06-15T11:00:00Z', '1 hour ago'],
  ['2026-06-14T12:00:01Z', '23 hours ago'],
  ['2026-06-14T12:00:00Z', '1 day ago'],
  ['2026-06-08T12:00:01Z', '6 days ago'],
  ['2026-06-08T12:00:00Z', '8 Jun 2026'],
  ['2024-02-29T12:00:00.123456Z', '29 Feb 2024'],
])('%s is %s', (time, expected) => {
  expect(relativeTime(time, now)).toBe(expected)
})

it('names the zone in the exact time', () => {
  expect(exactTime('2026-06-15T12:00:05Z')).toMatch(/15 June 2026.*:\d\d:05 \S+/)
})
