import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { refuse } from '../testing/fakeContract'
import { FakeServer } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

const addUser = '/account/users/api/new'
const dialog = () => screen.findByRole('dialog', { name: 'Add User' })
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { exact: true })
const panel = () => screen.findByRole('region', { name: /New API user/ })

/** Opens the form and types a description. */
async function open(server = new FakeServer()) {
  const app = renderApp(addUser, server)
  await dialog()
  await app.user.type(await screen.findByLabelText('Description'), 'Nightly import')
  return { ...app, save: () => app.user.click(screen.getByRole('button', { name: 'Save' })) }
}

/** It is looked for every two seconds. */
const patience = { timeout: 6_000 }

const sent = (server: FakeServer) =>
  server.received
    .filter(({ operation }) => operation === 'CreateApiUser')
    .map(({ variables }) => variables.input)

describe('saving a draft', () => {
  it('shows address and password until Done, and the new one in the list', async () => {
    const { server, user, save } = await open()
    const address = field('Email address').value
    await save()
    const shown = within(await panel())
    expect(shown.getByLabelText<HTMLTextAreaElement>('Email address').value).toBe(address)
    expect(shown.getByLabelText<HTMLTextAreaElement>('Password').value).toBe(
      server.apiUsers[0]?.password,
    )
    expect(await screen.findByRole('row', { name: /Nightly import/ })).toBeTruthy()
    await user.click(shown.getByRole('button', { name: 'Test this key' }))
    expect(await shown.findByText(/Accepted/)).toBeTruthy()
    await user.click(shown.getByRole('button', { name: 'Done' }))
    expect(document.body.innerHTML).not.toContain(server.apiUsers[0]?.password)
  })

  it('says what an unticked one does', async () => {
    const { user, save } = await open()
    await user.click(screen.getByRole('checkbox', { name: 'Enabled' }))
    await save()
    expect(await screen.findByText('Disabled: calls get 401 until you tick Enabled.')).toBeTruthy()
  })

  it('keeps what was typed when the screen is left, and offers it again', async () => {
    const { user } = await open()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(await screen.findByRole('link', { name: 'ADD USER' }))
    expect((await screen.findByLabelText<HTMLInputElement>('Description')).value).toBe(
      'Nightly import',
    )
  })
})

describe('the first call', () => {
  const call = { at: '2099-01-31T12:00:00Z', peer: '10.0.0.5', client: 'curl/8.5' }

  it('is waited for; a refused one says why, and one that gets in ends the waiting', async () => {
    const { server, save } = await open()
    await save()
    const shown = within(await panel())
    expect(await shown.findByText('Waiting for the first call...')).toBeTruthy()
    const key = server.apiUsers[0]
    if (!key) throw new Error('nothing was saved')
    key.lastRefusal = { ...call, reason: 'WRONG_PASSWORD' }
    expect(await shown.findByText(/Refused/, {}, patience)).toBeTruthy()
    const status = shown.getByText(/Refused/)
    expect(status.textContent).toMatch(/from 10.0.0.5, curl\/8.5: wrong password/)
    expect(shown.getByText('Waiting for one that gets in...')).toBeTruthy()
    key.passwords = [{ id: 'pwd_1', createdAt: key.createdAt, endsAt: null, lastUse: call }]
    expect((await shown.findByText(/Accepted/, {}, patience)).textContent).toMatch(
      /from 10.0.0.5, curl\/8.5/,
    )
    expect(shown.queryByText(/Refused|Waiting/)).toBeNull()
  })

  it('is not one that was refused before the password was made', async () => {
    const { server, save } = await open()
    server.after = (operation) => {
      const made = server.apiUsers[0]
      if (operation === 'CreateApiUser' && made) {
        made.lastRefusal = { ...call, at: '2001-01-31T12:00:00Z', reason: 'DISABLED' }
      }
    }
    await save()
    const shown = within(await panel())
    expect(await shown.findByText('Waiting for the first call...')).toBeTruthy()
    expect(shown.queryByText(/Refused/)).toBeNull()
  })
})

describe('when something is in the way', () => {
  it.each(['ADDRESS_USED', 'DRAFT_EXPIRED', 'NOT_ISSUED'])(
    '%s brings a new address and keeps the rest',
    async (reason) => {
      const { server, user, save } = await open()
      const address = field('Email address').value
      await user.clear(field('Password'))
      await user.type(field('Password'), 'quiet-harbour-7')
      server.before = (operation) => {
        if (operation === 'CreateApiUser') throw refuse('CONFLICT', reason, 'Used.', 'email')
      }
      await save()
      expect(await screen.findByText(/new address/)).toBeTruthy()
      expect(field('Email address').value).not.toBe(address)
      expect(field('Description').value).toBe('Nightly import')
      expect(field('Password').value).toBe('quiet-harbour-7')
      server.before = () => {}
      await save()
      await panel()
      expect(server.apiUsers).toHaveLength(1)
    },
  )

  it('a generated password that is too old is replaced', async () => {
    const { server, save } = await open()
    const before = field('Password').value
    server.before = (operation) => {
      if (operation === 'CreateApiUser')
        throw refuse('INVALID', 'NOT_ISSUED', 'Too old.', 'password')
    }
    await save()
    await waitFor(() => expect(field('Password').value).not.toBe(before))
    server.before = () => {}
    await save()
    await panel()
  })

  it('a lost reply is told, and the same values are sent again', async () => {
    const { server, save } = await open()
    server.after = (operation) => {
      if (operation === 'CreateApiUser') throw new Error('connection lost')
    }
    await save()
    expect(
      await screen.findByText(
        "We don't know if this was saved. Press Save again; it can't be made twice.",
      ),
    ).toBeTruthy()
    server.after = () => {}
    await save()
    await panel()
    const [first, second] = sent(server)
    expect(second).toEqual(first)
    expect(server.apiUsers).toHaveLength(1)
  })

  it('a fault stands at its field and takes the focus', async () => {
    const { user, save } = await open()
    await user.clear(field('Description'))
    await save()
    expect(await screen.findByText('Enter 1 to 200 characters.')).toBeTruthy()
    expect(document.activeElement).toBe(field('Description'))
  })
})

it('gives a standard user the list and the reason, not the form', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  renderApp(addUser, server)
  expect(
    await screen.findByText(
      'API keys can only be created by the account owner: Ada, ada@example.com.',
    ),
  ).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(server.drafts).toBe(0)
})
