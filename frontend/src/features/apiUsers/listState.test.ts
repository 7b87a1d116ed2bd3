import { expect, it } from 'vitest'
import {
  columnSort,
  filterOf,
  orderOf,
  readListState,
  searchOf,
  writeListState,
  type ListState,
} from './listState'
import { totalText } from './totalText'

const read = (address: string) => readListState(new URLSearchParams(address))
const write = (state: ListState) => writeListState(state).toString()

it('says nothing in the address of what goes without saying', () => {
  expect(read('')).toEqual({ search: '', state: 'all', sort: '-created' })
  expect(write(read(''))).toBe('')
})

it('writes what it reads, and begins at the first page', () => {
  const address = 'q=led+ger%26&state=never-used&sort=-used'
  expect(write(read(`${address}&after=abc&unknown=1`))).toBe(address)
  expect(read(address).search).toBe('led ger&')
})

it('takes what it does not know for not said', () => {
  expect(read('q=le&state=toString&sort=toString')).toEqual(read(''))
})

it('searches for nothing under 3 characters, however long these are in bytes', () => {
  expect([searchOf(' le '), searchOf('éé'), searchOf('🦉🦉')]).toEqual(['', '', ''])
  expect([searchOf(' led '), searchOf('🦉🦉🦉')]).toEqual(['led', '🦉🦉🦉'])
})

it('asks for no filter when nothing is filtered', () => {
  expect(filterOf(read(''))).toBeNull()
  expect(filterOf(read('sort=used'))).toBeNull()
  expect(filterOf(read('q=ledger'))).toEqual({ search: 'ledger', state: null })
  expect(filterOf(read('state=never-used'))).toEqual({ search: null, state: 'NEVER_USED' })
})

it('asks for each order', () => {
  expect(orderOf(read(''))).toEqual({ field: 'CREATED_AT', direction: 'DESC' })
  expect(orderOf(read('sort=address'))).toEqual({ field: 'EMAIL', direction: 'ASC' })
  expect(orderOf(read('sort=-used'))).toEqual({ field: 'LAST_USED_AT', direction: 'DESC' })
})

it('turns a column round at the second press, and starts others with what is asked for most', () => {
  expect(columnSort('description', read(''))).toEqual({ next: 'description' })
  expect(columnSort('used', read('sort=description'))).toEqual({ next: '-used' })
  expect(columnSort('description', read('sort=description'))).toEqual({
    sorted: 'ascending',
    next: '-description',
  })
  expect(columnSort('used', read('sort=-used'))).toEqual({ sorted: 'descending', next: 'used' })
})

it('says how many there are, and how many of them fit', () => {
  const exact = (count: number) => ({ count, more: false })
  const many = { count: 10_000, more: true }
  expect(totalText(exact(37))).toBe('37 API users')
  expect(totalText(exact(1))).toBe('1 API user')
  expect(totalText(many)).toBe('10,000+ API users')
  expect(totalText(exact(37), exact(0))).toBe('0 of 37 API users')
  expect(totalText(many, exact(12))).toBe('12 of 10,000+ API users')
  expect(totalText(many, many)).toBe('10,000+ of 10,000+ API users')
})
