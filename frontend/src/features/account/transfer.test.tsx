import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { person } from '../../testing/fakePerson'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'

const path = '/account/transfer'
const title = 'Transfer ownership'
const dialog = async () => within(await screen.findByRole('dialog', { name: title }))
const who = () => screen.findByLabelText<HTMLSelectElement>('New owner')
const password = () => screen.getByLabelText<HTMLInputElement>('Your password')
const sent = (server: FakeServer) =>
  server.received.filter(({ operation }) => operation === 'TransferOwnership')

/** Opens the dialog, chooses Ben, types a password and presses the button. */
async function transfer(server = new FakeServer(), typed = 'correct horse battery') {
  const app = renderApp(path, server)
  const press = () => app.user.click(screen.getByRole('button', { name: title }))
  await app.user.selectOptions(await who(), 'Ben, ben@example.com')
  expect(screen.getByText(/^Ben becomes the owner of Acme/)).toBeTruthy()
  await app.user.type(password(), typed)
  await press()
  return { ...app, press }
}

describe('whom it is offered to', () => {
  it('the owner, over the Overview, and Cancel leads back to where they were', async () => {
    const { user } = renderApp('/account')
    await user.click(await screen.findByRole('link', { name: title }))
    const shown = await dialog()
    expect(document.title).toBe('Transfer ownership - Overview - Acme - Postern')
    expect(await who()).toBe(document.activeElement)
    await user.click(shown.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('link', { name: title })),
    )
  })

  it.each([
    ['a standard user', { signedIn: 1, isLooking: false }],
    ['an owner who looks at another account', { signedIn: 0, isLooking: true }],
  ])('not %s, whom the address leads to the Overview', async (_, { signedIn, isLooking }) => {
    const server = new FakeServer()
    Object.assign(server, { signedIn: server.people[signedIn], isLooking })
    renderApp(path, server)
    await screen.findByText('Account number')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('link', { name: title })).toBeNull()
  })
})

describe('whom can be chosen', () => {
  const choices = async () => [...(await who()).options].map(({ text }) => text)

  it('the active standard users, of every page', async () => {
    const server = new FakeServer()
    const many = Array.from({ length: 120 }, (_, at) =>
      person(`usr_${at + 3}`, `P${at}`, 'STANDARD'),
    )
    Object.assign(many[1] ?? {}, { status: 'DISABLED' })
    server.people = [...server.people, ...many]
    renderApp(path, server)
    const shown = await choices()
    expect(shown.slice(0, 4)).toEqual([
      'Choose somebody',
      'Ben, ben@example.com',
      'P0, p0@example.com',
      'P2, p2@example.com',
    ])
    expect(shown).toHaveLength(121)
    expect(shown.at(-1)).toBe('P119, p119@example.com')
  })

  it('nobody: the dialog says so, and where to find somebody', async () => {
    const server = new FakeServer()
    server.people = [server.owner]
    renderApp(path, server)
    const shown = await dialog()
    await shown.findByText(/Only an active standard user can become the owner/)
    expect(shown.getByRole('link', { name: 'Invite somebody' }).getAttribute('href')).toBe(
      '/account/users/new',
    )
    expect(shown.queryByRole('button', { name: title })).toBeNull()
  })

  it('the list is looked for again when it did not come', async () => {
    const server = new FakeServer()
    server.after = (operation) => {
      if (operation === 'TransferPeople') throw new Error('lost')
    }
    const { user } = renderApp(path, server)
    await screen.findByText(/The server did not answer/)
    server.after = () => {}
    await user.click((await dialog()).getByRole('button', { name: 'Try again' }))
    expect(await choices()).toContain('Ben, ben@example.com')
  })
})

describe('transferring', () => {
  it('says who becomes what, and starts every tab afresh once it is done', async () => {
    const { server, leave } = await transfer()
    await waitFor(() => expect(leave).toHaveBeenCalledWith('/account'))
    expect(server.owner.name).toBe('Ben')
    const input = { userId: 'usr_2', currentPassword: 'correct horse battery' }
    expect(sent(server)).toEqual([{ operation: 'TransferOwnership', variables: { input } }])
  })

  it('sends nothing while something is missing, and says it at the fields', async () => {
    const { user, server } = renderApp(path)
    const field = await who()
    await user.click(screen.getByRole('button', { name: title }))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(field).toBe(document.activeElement)
    expect(screen.getByText('Choose who becomes the owner.')).toBeTruthy()
    expect(screen.getByText('Enter your password.')).toBeTruthy()
    expect(sent(server)).toEqual([])
  })

  it('shows a wrong password at its field, and keeps what was chosen', async () => {
    const { leave } = await transfer(new FakeServer(), 'wrong')
    expect(await screen.findByText('This is not your password.')).toBeTruthy()
    expect(password().getAttribute('aria-invalid')).toBe('true')
    expect(password()).toBe(document.activeElement)
    expect((await who()).value).toBe('usr_2')
    expect(leave).not.toHaveBeenCalled()
  })

  it('says it at the choice when the person is active no more, and asks who is', async () => {
    const server = new FakeServer()
    const ida = person('usr_3', 'Ida', 'STANDARD')
    server.people = [...server.people, ida]
    server.before = (operation) => {
      if (operation === 'TransferOwnership')
        Object.assign(server.people[1] ?? {}, { status: 'DISABLED' })
    }
    await transfer(server)
    expect(await screen.findByText('Only an active user can become the owner.')).toBeTruthy()
    const field = await who()
    await waitFor(() => expect(field.options).toHaveLength(2))
    expect(field.value).toBe('')
  })

  it('says how long to wait after too many tries', async () => {
    const server = new FakeServer()
    server.before = (operation) => {
      if (operation === 'TransferOwnership')
        throw refuse('RATE_LIMITED', 'TOO_MANY_ATTEMPTS', 'Too many wrong tries from here.')
    }
    await transfer(server)
    expect((await screen.findByRole('alert')).textContent).toBe('Too many wrong tries from here.')
  })

  it('says so to who is the owner no more, and leads back', async () => {
    const server = new FakeServer()
    server.before = (operation) => {
      if (operation === 'TransferOwnership') server.owner = person('usr_9', 'Ida', 'OWNER')
    }
    const { user, leave } = await transfer(server)
    expect(await screen.findByText('Only the account owner may do this.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Back to the Overview' }))
    expect(leave).toHaveBeenCalledWith('/account')
  })
})
