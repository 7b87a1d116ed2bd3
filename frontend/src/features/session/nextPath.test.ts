import { expect, it } from 'vitest'
import { nextPath } from './nextPath'

it.each([
  ['', '/account'],
  ['/account/users/api?after=x', '/account/users/api?after=x'],
  ['/playground', '/playground'],
  ['https://example.com/', '/account'],
  ['//example.com/', '/account'],
  ['/\\example.com/', '/account'],
  ['javascript:alert(1)', '/account'],
])('next=%s goes to %s', (next, expected) => {
  expect(nextPath(`?next=${encodeURIComponent(next)}`, 'http://localhost')).toBe(expected)
})
