import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../../testing/fakeContract'
import { FakeServer, type FakeApiUser } from '../../../testing/fakeServer'
import { renderApp } from '../../../testing/renderApp'

const at = '2026-01-01T00:00:00Z'
const lastUse = { at, peer: '10.0.0.5', client: 'curl/8.5' }

/** Opens the Limits tab of an API user of an account with two permissions. */
function render(change: Partial<FakeApiUser> = {}, server = new FakeServer()) {
  server.account.permissions = ['contacts.read', 'contacts.write']
  const made = {
    __typename: 'ApiUser' as const,
    id: 'api_1',
    email: 'apiuser-k3f9q2m7x1ab@api.localhost',
    description: 'Weekly report',
    enabled: true,
    version: 1,
    createdAt: at,
    createdBy: server.owner,
    updatedAt: at,
    updatedBy: server.owner,
    password: 'quiet-harbour-7',
  }
  server.apiUsers = [{ ...made, ...change }]
  return renderApp('/account/users/api/api_1/limits', server)
}

/** The same, with the form's parts at hand. */
async function open(change: Partial<FakeApiUser> = {}) {
  const app = render(change)
  const networks = await screen.findByLabelText<HTMLTextAreaElement>('Allowed networks')
  const press = (name: string) => app.user.click(screen.getByRole('button', { name }))
  const sent = () =>
    app.server.received
      .filter(({ operation }) => operation === 'UpdateApiUser')
      .map(({ variables }) => variables.input)
  return { ...app, networks, press, save: () => press('Save'), sent }
}

it('stands between the passwords and the history', async () => {
  await open()
  const tabs = screen.getAllByRole('tab').map(({ textContent }) => textContent)
  expect(tabs).toEqual(['Overview', 'Passwords', 'Limits', 'History'])
  expect(screen.getByRole('tab', { name: 'Limits', selected: true })).toBeTruthy()
})

it('saves all limits with one Save, and says so', async () => {
  const { user, networks, save, sent } = await open()
  await user.type(networks, '10.0.0.0/8{Enter}2001:db8::/32')
  await user.click(screen.getByRole('checkbox', { name: 'contacts.read' }))
  await user.type(screen.getByLabelText('Calls per second'), '50')
  await user.type(screen.getByLabelText('Calls per day'), '1,000')
  await save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sent()).toEqual([
    {
      id: 'api_1',
      version: 1,
      allowedNetworks: ['10.0.0.0/8', '2001:db8::/32'],
      permissions: ['contacts.read'],
      callsPerSecond: 50,
      callsPerDay: 1000,
    },
  ])
  expect(screen.getByLabelText<HTMLInputElement>('Calls per day').value).toBe('1000')
})

it('sends only what was touched, and saves twice in a row', async () => {
  const { user, save, sent } = await open({ callsPerSecond: 5, permissions: ['contacts.read'] })
  await user.clear(screen.getByLabelText('Calls per second'))
  await save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'contacts.read' }))
  expect(screen.queryByText('Saved.')).toBeNull()
  await save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sent()).toEqual([
    { id: 'api_1', version: 1, callsPerSecond: 0 },
    { id: 'api_1', version: 2, permissions: [] },
  ])
})

it('selects all permissions, and none', async () => {
  const { press } = await open({ permissions: ['contacts.read'] })
  const group = within(screen.getByRole('group', { name: 'Permissions' }))
  await press('Select all')
  expect(group.getAllByRole('checkbox', { checked: true })).toHaveLength(2)
  await press('Select none')
  expect(group.queryAllByRole('checkbox', { checked: true })).toHaveLength(0)
})

it('warns before ranges are saved that exclude the last caller', async () => {
  const { user, networks, press, save, sent } = await open({ lastUse })
  await user.type(networks, '192.168.0.0/16')
  await save()
  expect(screen.getByRole('note').textContent).toContain(
    'The last call came from 10.0.0.5, which these ranges exclude. It would be refused.',
  )
  expect(document.activeElement?.textContent).toBe('Change')
  expect(sent()).toEqual([])
  await press('Change')
  expect(document.activeElement).toBe(networks)
  expect(screen.queryByRole('note')).toBeNull()
  await save()
  await press('Save anyway')
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sent()).toEqual([{ id: 'api_1', version: 1, allowedNetworks: ['192.168.0.0/16'] }])
})

it('does not warn when the ranges were not touched, nor when they take the caller in', async () => {
  const { user, networks, save, sent } = await open({ lastUse, allowedNetworks: ['192.0.2.7'] })
  await user.type(screen.getByLabelText('Calls per day'), '9')
  await save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  await user.type(networks, '{Enter}::ffff:10.0.0.0/104')
  await save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sent()).toHaveLength(2)
})

it.each([
  ['allowedNetworks', 'BAD_RANGE', 'Allowed networks'],
  ['allowedNetworks', 'TOO_MANY', 'Allowed networks'],
  ['callsPerSecond', 'OUT_OF_RANGE', 'Calls per second'],
  ['callsPerDay', 'OUT_OF_RANGE', 'Calls per day'],
])("shows the server's fault on %s, %s, at its field", async (field, reason, label) => {
  const { server, user, networks, save } = await open()
  server.before = (operation) => {
    if (operation === 'UpdateApiUser') throw refuse('INVALID', reason, 'Not like this.', field)
  }
  await user.type(networks, 'office')
  await save()
  expect(await screen.findByText('Not like this.')).toBeTruthy()
  const faulty = screen.getByLabelText(label)
  expect(faulty.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(faulty)
  expect(networks.value).toBe('office')
})

it('shows a fault on the permissions beside them', async () => {
  const { server, press, save } = await open()
  server.before = (operation) => {
    if (operation === 'UpdateApiUser')
      throw refuse('INVALID', 'NO_SUCH_PERMISSION', 'There is none.', 'permissions')
  }
  await press('Select all')
  await save()
  const group = await screen.findByRole('group', { name: 'Permissions' })
  expect(await within(group).findByText('There is none.')).toBeTruthy()
})

it('says at both fields what is no number of calls, and sends nothing', async () => {
  const { user, save, sent } = await open()
  await user.type(screen.getByLabelText('Calls per second'), '100001')
  await user.type(screen.getByLabelText('Calls per day'), 'many')
  await save()
  expect(screen.getByText(/from 1 to 100,000,/)).toBeTruthy()
  expect(screen.getByText(/from 1 to 1,000,000,000,/)).toBeTruthy()
  expect(sent()).toEqual([])
})

it('keeps what was typed when somebody else was faster, and saves over it then', async () => {
  const { server, user, networks, save } = await open()
  const [kept] = server.apiUsers
  Object.assign(kept ?? {}, { version: 4, callsPerDay: 7 })
  await user.type(networks, '192.0.2.7')
  await save()
  expect(await screen.findByText('Somebody changed it meanwhile.')).toBeTruthy()
  expect(networks.value).toBe('192.0.2.7')
  await waitFor(async () => {
    await save()
    expect(screen.getByText('Saved.')).toBeTruthy()
  })
  expect(kept).toMatchObject({ allowedNetworks: ['192.0.2.7'], callsPerDay: 7 })
  expect(screen.getByLabelText<HTMLInputElement>('Calls per day').value).toBe('7')
})

it('says when a Save may have been lost', async () => {
  const { server, user, networks, save } = await open()
  server.after = (operation) => {
    if (operation === 'UpdateApiUser') throw new Error('lost')
  }
  await user.type(networks, '192.0.2.7')
  await save()
  expect(await screen.findByText(/We don't know if this was saved/)).toBeTruthy()
  expect(screen.queryByText('Saved.')).toBeNull()
})

it('sends the owner to the account page while it defines no permissions', async () => {
  const server = new FakeServer()
  render({}, server)
  server.account.permissions = []
  const link = await screen.findByRole('link', { name: 'account page' })
  expect(link.getAttribute('href')).toBe('/account')
  expect(screen.queryByRole('button', { name: 'Select all' })).toBeNull()
})

it('lets a standard user read, and no more', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  render({ allowedNetworks: ['10.0.0.0/8'], callsPerDay: 1000 }, server)
  expect(await screen.findByText('10.0.0.0/8')).toBeTruthy()
  expect(screen.getByText('1,000')).toBeTruthy()
  expect(screen.getByText('No limit')).toBeTruthy()
  expect(screen.getByText('None')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})
