import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'

function signInPage(mailConfigured: boolean) {
  const server = new FakeServer()
  server.signedIn = null
  server.installation.mailConfigured = mailConfigured
  return renderApp('/sign-in', server)
}

it('leads to a link by mail where mails are sent', async () => {
  signInPage(true)
  expect(await screen.findByRole('link', { name: 'Forgot your password?' })).toBeTruthy()
  expect(screen.queryByText('postern reset-password EMAIL')).toBeNull()
})

it('names the operator’s command where none are', async () => {
  signInPage(false)
  expect(await screen.findByText('postern reset-password EMAIL')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Forgot your password?' })).toBeNull()
})
