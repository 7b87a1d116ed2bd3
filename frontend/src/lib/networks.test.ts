import { expect, it } from 'vitest'
import { excludes, rangesIn } from './networks'

it.each([
  ['10.0.0.0/8', '10.0.0.5'],
  ['10.0.0.5', '10.0.0.5'],
  ['10.0.0.9/8', '10.255.255.255'],
  ['192.0.2.128/25', '192.0.2.128'],
  ['0.0.0.0/0', '203.0.113.9'],
  ['2001:db8::/32', '2001:db8:ffff::1'],
  ['2001:DB8::1', '2001:db8:0:0:0:0:0:1'],
  ['2001:db8:0:8000::/49', '2001:db8:0:ffff::'],
  ['::/0', '2001:db8::1'],
  ['::ffff:10.0.0.0/104', '10.0.0.5'],
  ['10.0.0.0/8', '::ffff:10.0.0.5'],
  ['::ffff:a00:5', '10.0.0.5'],
  ['fe80::/10', 'fe80::1%eth0'],
])('%s takes in %s', (range, address) => {
  expect(excludes([range], address)).toBe(false)
  expect(excludes(['198.51.100.7', range], address)).toBe(false)
})

it.each([
  ['10.0.0.0/8', '11.0.0.5'],
  ['10.0.0.5', '10.0.0.6'],
  ['192.0.2.128/25', '192.0.2.127'],
  ['2001:db8::/32', '2001:db9::1'],
  ['2001:db8:0:8000::/49', '2001:db8:0:7fff::'],
  ['0.0.0.0/0', '2001:db8::1'],
  ['::/0', '10.0.0.5'],
  ['::/0', '::ffff:10.0.0.5'],
  ['::ffff:10.0.0.0/104', '11.0.0.5'],
])('%s leaves out %s', (range, address) => {
  expect(excludes([range], address)).toBe(true)
  expect(excludes(['198.51.100.7', range], address)).toBe(true)
})

it('takes no ranges for everywhere', () => {
  expect(excludes([], '10.0.0.5')).toBe(false)
})

it.each([
  '10.0.0',
  '10.0.0.256',
  '010.0.0.1',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '2001:db8::/129',
  '2001:db8',
  '1::2::3',
  '1:2:3:4:5:6:7::8:9',
  '1:2:3:4:5:6:7:8::',
  '10.0.0.5::',
  '::10.0.0.5:1',
  '12345::',
  '::ffff:10.0.0.0/95',
  'fe80::1%eth0',
  'office',
])('leaves what the server will refuse to the server: %s', (range) => {
  expect(excludes([range], '192.0.2.1')).toBe(false)
  expect(excludes(['198.51.100.7', range], '192.0.2.1')).toBe(false)
})

it('says nothing about an address that it cannot read', () => {
  expect(excludes(['10.0.0.0/8'], 'somewhere')).toBe(false)
})

it('finds the ranges in what was typed', () => {
  expect(rangesIn(' 10.0.0.0/8\n\n2001:db8::/32, 192.0.2.7\r\n')).toEqual([
    '10.0.0.0/8',
    '2001:db8::/32',
    '192.0.2.7',
  ])
  expect(rangesIn(' \n ')).toEqual([])
})
