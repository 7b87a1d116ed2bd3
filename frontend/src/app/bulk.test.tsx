import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { refuseSome } from '../testing/fakeBulk'
import { FakeServer, type FakeApiUser } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

const names = ['Alpha', 'Beta', 'Gamma', 'Delta']

function open(change: (at: number) => Partial<FakeApiUser> = () => ({}), search = '') {
  const server = new FakeServer()
  const now = new Date().toISOString()
  server.apiUsers = names.map((description, at) => ({
    __typename: 'ApiUser',
    id: `api_${at}`,
    email: `apiuser-${String(at).padStart(12, 'x')}@api.localhost`,
    description,
    enabled: true,
    version: 1,
    createdAt: now,
    createdBy: server.owner,
    updatedAt: now,
    updatedBy: server.owner,
    password: '',
    ...change(at),
  }))
  return renderApp(`/account/users/api${search}`, server)
}

const disabled = () => ({ enabled: false })
// What is hidden from screen readers is of no concern here, and slow to find out.
const hidden = true
const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name, hidden })
const button = (name: string) => screen.findByRole('button', { name, hidden })
const asked = async () => within(await screen.findByRole('alertdialog'))
const ticked = () =>
  screen
    .getAllByLabelText<HTMLInputElement>(/^Select (Alpha|Beta|Gamma|Delta)$/)
    .filter(({ checked }) => checked)
    .map((input) => input.getAttribute('aria-label'))

async function tick(user: UserEvent, ...which: string[]) {
  for (const name of which) await user.click(await box(`Select ${name}`))
}

it('disables those that are ticked after one question that says how many and who', async () => {
  const { user, server } = open()
  await tick(user, 'Alpha', 'Gamma')
  expect(await box('2 selected')).toBeTruthy()
  await user.click(await button('Disable 2 API users'))
  const dialog = await asked()
  expect(dialog.getByRole('heading').textContent).toBe('Disable 2 API users?')
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Alpha',
    'Gamma',
  ])
  expect(server.apiUsers.every(({ enabled }) => enabled)).toBe(true)
  await user.click(dialog.getByRole('button', { name: 'Disable 2' }))
  const result = await screen.findByRole('note')
  expect(result.textContent).toContain('2 API users are disabled.')
  expect(document.activeElement).toBe(result)
  expect(server.apiUsers.map(({ enabled }) => enabled)).toEqual([false, true, false, true])
  expect(await box('2 selected')).toBeTruthy()
  await user.click(await button('Dismiss'))
  expect(screen.queryByText('2 API users are disabled.', { selector: 'p' })).toBeNull()
})

it('deletes the disabled ones of those that are ticked, and says which stay', async () => {
  const { user, server } = open((at) => ({ enabled: at === 0 }))
  await user.click(await box('Select all 4 on this page'))
  await user.click(await button('Delete 4 API users'))
  const dialog = await asked()
  expect(dialog.getByRole('heading').textContent).toBe('Delete 3 API users?')
  expect(dialog.getByText('1 of the 4 selected is enabled and stays.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Delete 3' }))
  expect(await screen.findByText('3 API users are deleted.', { selector: 'p' })).toBeTruthy()
  await waitFor(() => expect(ticked()).toEqual(['Select Alpha']))
  expect(server.apiUsers.map(({ description }) => description)).toEqual(['Alpha'])
})

it('deletes none that is enabled', async () => {
  const { user, server } = open()
  await tick(user, 'Alpha')
  await user.click(await button('Delete 1 API user'))
  const dialog = await asked()
  expect(dialog.getByText(/The one that you selected is enabled\./)).toBeTruthy()
  expect(dialog.queryByRole('button', { name: /Delete/ })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  expect(server.apiUsers).toHaveLength(4)
})

it('says that all are gone where the list is empty then', async () => {
  const { user } = open(disabled)
  await user.click(await box('Select all 4 on this page'))
  await user.click(await button('Delete 4 API users'))
  await user.click((await asked()).getByRole('button', { name: 'Delete 4' }))
  expect(await screen.findByText(/No API users yet/)).toBeTruthy()
  expect(screen.getByText('4 API users are deleted.', { selector: 'p' })).toBeTruthy()
  expect(screen.queryByRole('group', { name: 'Selection' })).toBeNull()
})

it('names those that were in the way, and tries again without them', async () => {
  const { user, server } = open()
  await tick(user, 'Alpha', 'Beta', 'Gamma')
  let first = true
  server.before = (operation) => {
    if (operation !== 'SetApiUsersEnabled' || !first) return
    first = false
    server.apiUsers = server.apiUsers.filter(({ description }) => description !== 'Beta')
    throw refuseSome('NOT_FOUND', 'NO_SUCH_OBJECT', ['api_1'])
  }
  await user.click(await button('Disable 3 API users'))
  await user.click((await asked()).getByRole('button', { name: 'Disable 3' }))
  const result = within(await screen.findByRole('alert'))
  expect(result.getByText('None of the 3 was disabled, because of this one:')).toBeTruthy()
  expect(result.getByRole('listitem').textContent).toBe(
    "Beta can't be found. It may have been deleted.",
  )
  expect(server.apiUsers.every(({ enabled }) => enabled)).toBe(true)
  await user.click(result.getByRole('button', { name: 'Try again without them' }))
  expect(await screen.findByText('2 API users are disabled.', { selector: 'p' })).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(server.apiUsers.map(({ enabled }) => enabled)).toEqual([false, false, true])
})

it('says so when nobody knows what became of it, and trying again does no harm', async () => {
  const { user, server } = open()
  await tick(user, 'Alpha', 'Beta')
  let lost = true
  server.after = (operation) => {
    if (operation !== 'SetApiUsersEnabled' || !lost) return
    lost = false
    throw new Error('the reply is lost')
  }
  await user.click(await button('Disable 2 API users'))
  await user.click((await asked()).getByRole('button', { name: 'Disable 2' }))
  expect(await screen.findByText(/We don't know if this was saved/)).toBeTruthy()
  await user.click(await button('Try again'))
  expect(await screen.findByText('2 API users are disabled.', { selector: 'p' })).toBeTruthy()
})

it('ticks a range with Shift, and from row to row with the arrows', async () => {
  const { user } = open()
  await tick(user, 'Alpha')
  await user.keyboard('{Shift>}')
  await tick(user, 'Gamma')
  await user.keyboard('{/Shift}')
  expect(ticked()).toEqual(['Select Alpha', 'Select Beta', 'Select Gamma'])
  await user.click(await button('Clear selection'))
  expect(ticked()).toEqual([])
  ;(await box('Select Beta')).focus()
  await user.keyboard('{ArrowDown} ')
  expect(ticked()).toEqual(['Select Gamma'])
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
  expect(ticked()).toEqual(['Select Gamma', 'Select Delta'])
  expect(document.activeElement).toBe(await box('Select Delta'))
})

it('forgets what is ticked once other rows are shown', async () => {
  const { user } = open()
  await tick(user, 'Alpha', 'Beta')
  await user.type(await screen.findByRole('searchbox'), 'alp')
  expect(await box('Select all 1 on this page')).toBeTruthy()
  await user.clear(await screen.findByRole('searchbox'))
  expect(await box('Select all 4 on this page')).toBeTruthy()
  expect(ticked()).toEqual([])
})

it('lets nobody tick who may change nothing', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  renderApp('/account/users/api', server)
  await screen.findByText(/API keys can only be created by the account owner/)
  expect(screen.queryByRole('checkbox')).toBeNull()
})
