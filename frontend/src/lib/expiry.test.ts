import { expect, it } from 'vitest'
import { expiredWords, expiresWords, expiringText } from './expiry'

const now = Date.parse('2026-03-01T12:00:00Z')
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()
const day = 86_400

it('never promises more time than there is', () => {
  expect(expiresWords(at(4 * day - 1), now)).toBe('Expires in 3 days')
  expect(expiresWords(at(day), now)).toBe('Expires in 1 day')
  expect(expiresWords(at(day - 1), now)).toBe('Expires in 23 hours')
  expect(expiresWords(at(3599), now)).toBe('Expires in 59 minutes')
  expect(expiresWords(at(59), now)).toBe('Expires within a minute')
})

it('stays with what the server said when the clock here runs ahead', () => {
  expect(expiresWords(at(-30), now)).toBe('Expires within a minute')
  expect(expiredWords(at(30), now)).toBe('Expired just now')
})

it('says how long ago it expired, and the date after a week', () => {
  expect(expiredWords(at(-2 * day), now)).toBe('Expired 2 days ago')
  expect(expiredWords(at(-30 * day), now)).toBe('Expired 30 Jan 2026')
})

it('counts one and many', () => {
  expect(expiringText({ count: 1, more: false })).toBe('1 API user expires within 14 days')
  expect(expiringText({ count: 3, more: false })).toBe('3 API users expire within 14 days')
  expect(expiringText({ count: 10_000, more: true })).toBe(
    '10,000+ API users expire within 14 days',
  )
})
