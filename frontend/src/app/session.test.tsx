import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FakeServer } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

const again = async () => within(await screen.findByRole('dialog', { name: 'Sign in again' }))

/** Ends the session under an open form, and presses Save. */
async function endUnderForm() {
  const app = renderApp('/account/users/api/new')
  await app.user.type(await screen.findByLabelText('Description'), 'Kept')
  app.server.signedIn = null
  await app.user.click(screen.getByRole('button', { name: 'Save' }))
  return app
}

it('asks over the page, and the save goes on by itself', async () => {
  const { user, server } = await endUnderForm()
  const dialog = await again()
  expect(dialog.getByLabelText<HTMLInputElement>('Email address').value).toBe('ada@example.com')
  await user.type(dialog.getByLabelText('Password'), 'correct horse battery')
  await user.click(dialog.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('region', { name: 'New API user: Kept' })).toBeTruthy()
  expect(server.apiUsers).toHaveLength(1)
})

it('keeps asking after a wrong password', async () => {
  const { user } = await endUnderForm()
  const dialog = await again()
  await user.type(dialog.getByLabelText('Password'), 'wrong')
  await user.click(dialog.getByRole('button', { name: 'Sign in' }))
  expect(await dialog.findByRole('alert')).toBeTruthy()
})

it('starts afresh for another person', async () => {
  const { user, leave, server } = await endUnderForm()
  const dialog = await again()
  await user.clear(dialog.getByLabelText('Email address'))
  await user.type(dialog.getByLabelText('Email address'), 'ben@example.com')
  await user.type(dialog.getByLabelText('Password'), 'correct horse battery')
  await user.click(dialog.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(leave).toHaveBeenCalledWith('/account'))
  expect(server.apiUsers).toHaveLength(0)
})

it('a query that finds nobody asks, too', async () => {
  const { user, server } = renderApp('/account/users')
  await screen.findByRole('row', { name: /Ada/ })
  server.signedIn = null
  await user.click(screen.getByRole('tab', { name: 'API' }))
  await again()
})

it('signing out in one tab reaches another', async () => {
  const server = new FakeServer()
  const { leave, session } = renderApp('/account', server)
  await waitFor(() => expect(session.state().person?.id).toBe('usr_1'))
  const other = new BroadcastChannel('postern-session')
  other.postMessage({ type: 'signed-out' })
  await waitFor(() => expect(leave).toHaveBeenCalledWith('/sign-in'))
  other.close()
})

it('sends whoever is not signed in to sign-in', async () => {
  const server = new FakeServer()
  server.signedIn = null
  renderApp('/account/users', server)
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy()
})
