import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'

const input = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const press = (name: string) => screen.getByRole('button', { name })
const said = (words: string) =>
  waitFor(() => expect(screen.getByRole('status').textContent).toBe(words))

/** Opens the page, and the form of one fact on it. */
async function open(fact: string, server = new FakeServer()) {
  const app = renderApp('/settings/profile', server)
  await app.user.click(await screen.findByRole('button', { name: `Change ${fact}` }))
  return app
}

it('is reached from Settings', async () => {
  const { user } = renderApp('/account')
  await user.click(await screen.findByRole('button', { name: 'Settings' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Profile and sign-in' }))
  expect(await screen.findByRole('heading', { name: 'Profile and sign-in' })).toBeTruthy()
  expect(document.title).toBe('Profile and sign-in - Postern')
})

it('changes the name, in the menu too, and gives the focus back', async () => {
  const { user } = await open('name')
  expect(input('Your name').value).toBe('Ada')
  await user.clear(input('Your name'))
  await user.type(input('Your name'), 'Ada Lovelace{Enter}')
  await said('Your name is changed.')
  expect(await screen.findByText('Ada Lovelace')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(press('Change name')))
  await user.click(press('Settings'))
  const menu = await screen.findByRole('menu', { name: 'Settings' })
  expect(within(menu.parentElement as HTMLElement).getByText('Ada Lovelace')).toBeTruthy()
})

it('asks for the password before the address is changed', async () => {
  const { user, session, server } = await open('email address')
  await user.type(input('New email address'), 'ada@new.example.com')
  await user.type(input('Current password'), 'wrong{Enter}')
  expect(await screen.findByText('This is not your password.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(input('Current password')))
  expect(input('New email address').value).toBe('ada@new.example.com')
  expect(server.owner.email).toBe('ada@example.com')
  await user.clear(input('Current password'))
  await user.type(input('Current password'), 'the right one{Enter}')
  await said('You sign in with ada@new.example.com from now on.')
  expect(screen.queryByLabelText('Current password')).toBeNull()
  // The dialog that asks for sign-in later offers the new one.
  await waitFor(() => expect(session.state().person?.email).toBe('ada@new.example.com'))
})

it.each([true, false])('says that both addresses hear of it if mails are sent: %s', async (on) => {
  const server = new FakeServer()
  server.installation.mailConfigured = on
  await open('email address', server)
  await screen.findByText(/You sign in with it from then on/)
  await waitFor(() => expect(Boolean(screen.queryByText(/told by mail/))).toBe(on))
})

it('typing after a fault stays where it is typed', async () => {
  const server = new FakeServer()
  server.before = (operation) => {
    if (operation === 'ChangeEmail')
      throw refuse('CONFLICT', 'EMAIL_TAKEN', 'It is taken.', 'email')
  }
  const { user } = await open('email address', server)
  await user.type(input('New email address'), 'ben@example.com{Enter}')
  await screen.findByText('It is taken.')
  await user.type(input('Current password'), 'all of this')
  expect(input('Current password').value).toBe('all of this')
  expect(input('New email address').value).toBe('ben@example.com')
})

it('sets the password, and signs out everywhere else unless told not to', async () => {
  const { user, server } = await open('password')
  const tick = () => screen.getByRole<HTMLInputElement>('checkbox')
  expect(tick().checked).toBe(true)
  await user.type(input('Current password'), 'the present one')
  await user.type(input('New password'), 'three unrelated words')
  expect(screen.getByText('(met)')).toBeTruthy()
  await user.click(press('Change password'))
  await said('Your password is changed. You are signed out everywhere else.')
  await user.click(press('Change password'))
  expect([input('Current password').value, input('New password').value]).toEqual(['', ''])
  await user.click(tick())
  await user.type(input('Current password'), 'three unrelated words')
  await user.type(input('New password'), 'four more unrelated words{Enter}')
  await said('Your password is changed.')
  const sent = server.received.filter(({ operation }) => operation === 'ChangePassword')
  expect(sent.map(({ variables }) => variables)).toMatchObject([
    { input: { currentPassword: 'the present one', endOtherSessions: true } },
    { input: { newPassword: 'four more unrelated words', endOtherSessions: false } },
  ])
})

it('says what no answer means for the password, and what too many tries mean', async () => {
  const server = new FakeServer()
  const { user } = await open('password', server)
  await user.type(input('Current password'), 'the present one')
  await user.type(input('New password'), 'three unrelated words')
  server.after = (operation) => {
    if (operation === 'ChangePassword') throw new TypeError('lost')
  }
  await user.click(press('Change password'))
  expect((await screen.findByRole('alert')).textContent).toContain('may be changed or not')
  expect(input('New password').value).toBe('three unrelated words')
  server.after = () => {}
  server.before = (operation) => {
    if (operation === 'ChangePassword')
      throw refuse('RATE_LIMITED', 'TOO_MANY_ATTEMPTS', 'Too many tries. Wait 9 minutes.')
  }
  await user.click(press('Change password'))
  expect(await screen.findByText('Too many tries. Wait 9 minutes.')).toBeTruthy()
})

it('looking at another account, it changes nothing', async () => {
  const server = new FakeServer()
  server.isLooking = true
  renderApp('/settings/profile', server)
  expect((await screen.findByRole('note')).textContent).toBe(
    'You are looking at Acme. Go back to your own account to change your profile.',
  )
  await screen.findByText('This device')
  expect(screen.queryByRole('button', { name: /Change|End|Sign out/ })).toBeNull()
})
