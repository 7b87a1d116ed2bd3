import { expect, it } from 'vitest'
import { fromLocal, hoursFromNow, toLocal } from './localTime'

it('a moment goes into the field and comes out again, to the minute', () => {
  const local = toLocal('2026-06-15T12:30:45.123456Z')
  expect(local).toMatch(/^2026-06-1\dT\d\d:\d\d$/)
  expect(Date.parse(fromLocal(local))).toBe(Date.parse('2026-06-15T12:30:00Z'))
})

it('a field that is not filled names no moment', () => {
  expect(fromLocal('')).toBe('')
})

it('counts hours from the minute that it is', () => {
  expect(hoursFromNow(24, Date.parse('2026-06-15T12:30:45Z'))).toBe('2026-06-16T12:30:00.000Z')
})
