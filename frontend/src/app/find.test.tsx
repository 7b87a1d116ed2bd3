import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation, useNavigate, type NavigateFunction } from 'react-router'
import { expect, it, onTestFinished, vi } from 'vitest'
import { App } from './App'
import { createClient } from '../lib/client'
import { Session } from '../lib/session'
import { FakeServer, type FakeApiUser } from '../testing/fakeServer'
import { connect } from '../testing/renderApp'

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

function apiUser(server: FakeServer, at: number, change: Partial<FakeApiUser>): FakeApiUser {
  return {
    __typename: 'ApiUser',
    id: `api_${at}`,
    email: `apiuser-${String(at).padStart(12, 'x')}@api.localhost`,
    description: `Program ${at}`,
    enabled: true,
    version: 1,
    createdAt: ago(at),
    createdBy: server.owner,
    updatedAt: ago(at),
    updatedBy: server.owner,
    password: '',
    ...change,
  }
}

function house(changes: Partial<FakeApiUser>[] = []) {
  const server = new FakeServer()
  server.apiUsers = changes.map((change, at) => apiUser(server, at, change))
  return server
}

const some = [
  { description: 'Ledger sync', lastUse: { at: ago(1), peer: '10.0.0.5', client: 'curl/8.5' } },
  { description: 'Website contacts', enabled: false },
  { description: 'Nightly export', expiresAt: ago(-3.5) },
  { description: 'Old ledger', expiresAt: ago(2.5) },
]

/** Opens the app at an address; says where it is then, and goes back. */
function open(search: string, server: FakeServer) {
  connect(server)
  const session = new Session(vi.fn())
  onTestFinished(() => session.close())
  const place = { search: '', go: (() => {}) as NavigateFunction }
  function Watch() {
    const location = useLocation()
    const go = useNavigate()
    Object.assign(place, { search: location.search, go })
    return null
  }
  render(
    <MemoryRouter initialEntries={[`/account/users/api${search}`]}>
      <App client={createClient(session, 'http://localhost/graphql')} session={session} />
      <Watch />
    </MemoryRouter>,
  )
  return { user: userEvent.setup(), place }
}

const rows = async () =>
  within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent)
const search = () => screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search' })

it('finds by a part of the description or the address, and says how many fit', async () => {
  const { user, place } = open('', house(some))
  expect(await screen.findByText('4 API users')).toBeTruthy()
  await user.type(await search(), 'LEDGER')
  await waitFor(async () => expect(await rows()).toEqual(['Ledger sync', 'Old ledger']))
  expect(await screen.findByText('2 of 4 API users')).toBeTruthy()
  expect(place.search).toBe('?q=LEDGER')
  await user.clear(await search())
  await user.type(await search(), 'xx1@api')
  await waitFor(async () => expect(await rows()).toEqual(['Website contacts']))
})

it('asks once typing rests, and not for less than 3 characters', async () => {
  const server = house(some)
  const { user } = open('', server)
  await user.type(await search(), 'le')
  expect(await screen.findByText('Type 3 characters or more.')).toBeTruthy()
  await new Promise((rest) => setTimeout(rest, 500))
  await user.type(await search(), 'dger')
  await waitFor(async () => expect(await rows()).toHaveLength(2))
  const asked = server.received.filter(({ operation }) => operation === 'ApiUsers')
  expect(asked.map(({ variables }) => variables.filter)).toEqual([
    null,
    { search: 'ledger', state: null },
  ])
  expect(screen.queryByText('Type 3 characters or more.')).toBeNull()
})

it('clears the search on Escape, at once', async () => {
  const { user, place } = open('?q=ledger&state=expired', house(some))
  expect(await rows()).toEqual(['Old ledger'])
  await user.type(await search(), '{Escape}')
  expect((await search()).value).toBe('')
  expect(place.search).toBe('?state=expired')
})

it('opens a shared link as it was, and Back goes to what was before', async () => {
  const { user, place } = open('?q=ledger&state=expired&sort=description', house(some))
  expect(await rows()).toEqual(['Old ledger'])
  expect((await search()).value).toBe('ledger')
  const state = screen.getByLabelText<HTMLSelectElement>('State')
  expect(state.value).toBe('expired')
  await user.selectOptions(state, 'All')
  await waitFor(async () => expect(await rows()).toEqual(['Ledger sync', 'Old ledger']))
  act(() => void place.go(-1))
  await waitFor(async () => expect(await rows()).toEqual(['Old ledger']))
  expect(state.value).toBe('expired')
})

it('puts back into the field what Back goes to', async () => {
  const { user, place } = open('', house(some))
  await user.type(await search(), 'ledger')
  await waitFor(() => expect(place.search).toBe('?q=ledger'))
  act(() => void place.go(-1))
  await waitFor(async () => expect((await search()).value).toBe(''))
  expect(await screen.findByText('4 API users')).toBeTruthy()
})

it('sorts by the heads of the columns, one way and the other', async () => {
  const { user, place } = open('', house(some))
  const head = () => screen.getByRole('columnheader', { name: 'Description and address' })
  await rows()
  expect(head().getAttribute('aria-sort')).toBeNull()
  await user.click(within(head()).getByRole('button'))
  await waitFor(async () => expect((await rows())[0]).toBe('Ledger sync'))
  expect(head().getAttribute('aria-sort')).toBe('ascending')
  await user.click(within(head()).getByRole('button'))
  await waitFor(async () => expect((await rows())[0]).toBe('Website contacts'))
  expect(head().getAttribute('aria-sort')).toBe('descending')
  expect(place.search).toBe('?sort=-description')
})

it('keeps filters and order from page to page, and starts a new list at its first', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ description: `Feed ${at + 10}` }))
  const { user, place } = open('?q=feed&sort=-description', house(many))
  expect(await rows()).toHaveLength(50)
  await user.click(screen.getByRole('link', { name: 'Next' }))
  await waitFor(async () => expect(await rows()).toHaveLength(10))
  expect(place.search).toBe('?q=feed&sort=-description&after=api_10')
  await user.selectOptions(screen.getByLabelText('Sort by'), 'Description, A to Z')
  await waitFor(async () => expect((await rows())[0]).toBe('Feed 10'))
  expect(place.search).toBe('?q=feed&sort=description')
})

it('shows the page before as not fresh while the next is on its way', async () => {
  const server = house(some)
  const { user } = open('', server)
  await rows()
  let arrive = () => {}
  const held = new Promise<void>((done) => (arrive = done))
  const answer = server.answer.bind(server)
  server.answer = async (body) => {
    await held
    return answer(body)
  }
  await user.selectOptions(screen.getByLabelText('State'), 'Disabled')
  const busy = () => screen.getByRole('table').closest('[aria-busy]')
  expect(busy()?.getAttribute('aria-busy')).toBe('true')
  expect(await rows()).toHaveLength(4)
  await waitFor(() => expect(busy()?.getAttribute('data-dimmed')).toBe('true'))
  arrive()
  await waitFor(async () => expect(await rows()).toEqual(['Website contacts']))
  await waitFor(() => expect(busy()?.getAttribute('aria-busy')).toBe('false'))
})

it('says when nothing fits, and clears the filters but not the order', async () => {
  const { user, place } = open('?q=nothing&state=active&sort=description', house(some))
  expect(await screen.findByText('Nothing fits.')).toBeTruthy()
  expect(screen.queryByText(/No API users yet/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  expect(place.search).toBe('?sort=description')
  expect((await search()).value).toBe('')
})

it('offers nothing to find in an empty list', async () => {
  open('', house())
  expect(await screen.findByText(/No API users yet/)).toBeTruthy()
  expect(screen.queryByRole('searchbox')).toBeNull()
})

it('names each state, and from where it was used', async () => {
  open('', house(some))
  const row = async (name: RegExp) => within(await screen.findByRole('row', { name }))
  expect((await row(/Ledger sync/)).getByText('Active')).toBeTruthy()
  expect((await row(/Ledger sync/)).getByText(/from 10\.0\.0\.5/)).toBeTruthy()
  expect((await row(/Website/)).getByText('Disabled')).toBeTruthy()
  expect((await row(/Website/)).getByText('Never used')).toBeTruthy()
  expect((await row(/Nightly/)).getByText('Expires in 3 days')).toBeTruthy()
  expect((await row(/Old ledger/)).getByText('Expired 2 days ago')).toBeTruthy()
})

it('leads to those that expire soon, and is quiet when there are none', async () => {
  const { user, place } = open('', house(some))
  await user.click(await screen.findByRole('link', { name: '1 API user expires within 14 days' }))
  await waitFor(async () => expect(await rows()).toEqual(['Nightly export']))
  expect(place.search).toBe('?state=expiring')
  expect(screen.queryByRole('link', { name: /within 14 days/ })).toBeNull()
})

it('says on the account page how many expire soon', async () => {
  const { user, place } = open('', house(some))
  await user.click(await screen.findByRole('link', { name: 'Overview' }))
  const life = within(await screen.findByRole('region', { name: 'Life of API users' }))
  await user.click(life.getByRole('link', { name: '1 API user expires within 14 days' }))
  await waitFor(async () => expect(await rows()).toEqual(['Nightly export']))
  expect(place.search).toBe('?state=expiring')
})
