import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { session } from '../../testing/fakeProfile'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'

const here = session('ses_1', { current: true })
const phone = session('ses_2', { peer: '198.51.100.7', client: 'Some phone/1.0' })
const desk = session('ses_3', { peer: '203.0.113.9' })

async function open(sessions = [here, phone, desk]) {
  const server = new FakeServer()
  server.sessions = sessions
  const app = renderApp('/settings/profile', server)
  const table = within(await screen.findByRole('table', { name: 'Where you are signed in' }))
  const rows = () => table.getAllByRole('row').slice(1)
  return { ...app, rows }
}

const heading = () => screen.getByRole('heading', { name: 'Where you are signed in' })
const endPhone = () => screen.getByRole('button', { name: 'End Some phone/1.0 198.51.100.7' })

it('shows device and address, and marks this one', async () => {
  const { rows } = await open()
  const [first, second] = rows()
  expect(first?.textContent).toContain('Firefox on Linux')
  expect(first?.textContent).toContain('This device')
  expect(within(first as HTMLElement).queryByRole('button')).toBeNull()
  expect(second?.textContent).toContain('Some phone/1.0')
  expect(second?.textContent).toContain('198.51.100.7')
  expect(second?.textContent).not.toContain('This device')
})

it('ends one, and the focus goes to the heading', async () => {
  const { user, server, rows } = await open()
  await user.click(endPhone())
  await waitFor(() => expect(rows()).toHaveLength(2))
  expect(server.sessions).toEqual([here, desk])
  await waitFor(() => expect(document.activeElement).toBe(heading()))
  expect(screen.getByRole('status').textContent).toBe('Signed out on Some phone/1.0.')
})

it('one that has ended meanwhile goes, too', async () => {
  const { user, server, rows } = await open()
  server.sessions = [here, desk]
  await user.click(endPhone())
  await waitFor(() => expect(rows()).toHaveLength(2))
  await waitFor(() => expect(document.activeElement).toBe(heading()))
})

it('one that could not be ended stays, and says why', async () => {
  const { user, server, rows } = await open()
  server.before = (operation) => {
    if (operation === 'EndSession') throw refuse('UNAVAILABLE', 'BUSY', 'The server is busy.')
  }
  await user.click(endPhone())
  expect(await screen.findByText('The server is busy.')).toBeTruthy()
  expect(rows()).toHaveLength(3)
})

it('signs out everywhere else once asked', async () => {
  const { user, rows } = await open()
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere else' }))
  let dialog = within(await screen.findByRole('alertdialog'))
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))
  expect(rows()).toHaveLength(3)
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere else' }))
  dialog = within(await screen.findByRole('alertdialog'))
  await user.click(dialog.getByRole('button', { name: 'Sign out everywhere else' }))
  expect(await screen.findByText('You are signed in nowhere else.')).toBeTruthy()
  expect(rows()).toHaveLength(1)
  expect(screen.queryByRole('button', { name: 'Sign out everywhere else' })).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(heading()))
})

it('says when there may be more than are shown', async () => {
  await open([here, ...Array.from({ length: 49 }, (_, i) => session(`ses_${i + 2}`))])
  expect(screen.getByText('These are the 50 that were used last.')).toBeTruthy()
})
