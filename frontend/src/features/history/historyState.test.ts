import { expect, it } from 'vitest'
import { historyFile, historyFilter, readHistoryState, writeHistoryState } from './historyState'

const read = (search: string) => readHistoryState(new URLSearchParams(search))

it('keeps all of its state in the address, and drops the page', () => {
  const search = 'by=usr_1&api-user=api_1&kind=sign-ins&from=2027-02-01&to=2027-02-28'
  expect(String(writeHistoryState(read(`${search}&after=x`)))).toBe(search)
  expect(writeHistoryState(read('')).size).toBe(0)
})

it('takes what it does not know as not said', () => {
  expect(read('kind=toString&from=soon&to=2027-99-01')).toEqual(read(''))
  expect(historyFilter(read('kind=nonsense'))).toBeNull()
})

it('means both days, in the zone of the reader', () => {
  const filter = historyFilter(read('from=2027-02-01&to=2027-02-28'))
  expect(filter?.from).toBe(new Date(2027, 1, 1).toISOString())
  expect(filter?.to).toBe(new Date(2027, 2, 1).toISOString())
})

it('exports what is shown', () => {
  expect(historyFile('csv', null)).toBe('/export/history.csv')
  expect(historyFile('jsonl', historyFilter(read('by=usr_1&kind=api-users')))).toBe(
    '/export/history.jsonl?actor=usr_1&kind=API_USERS',
  )
})
