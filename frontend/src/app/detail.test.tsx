import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FakeServer, type FakeApiUser } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

const page = '/account/users/api/api_1'
const hour = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
const use = { at: inHours(-1), peer: '10.0.0.5', client: 'curl/8.5' }

/** Opens the page of one API user. */
function open(path = page, change: Partial<FakeApiUser> = {}, server = new FakeServer()) {
  server.apiUsers = [
    {
      __typename: 'ApiUser',
      id: 'api_1',
      email: 'apiuser-k3f9q2m7x1ab@api.localhost',
      description: 'Weekly report',
      enabled: true,
      version: 1,
      createdAt: inHours(-48),
      createdBy: server.owner,
      updatedAt: inHours(-48),
      updatedBy: server.owner,
      password: 'quiet-harbour-7',
      ...change,
    },
  ]
  return renderApp(path, server)
}

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const dialog = async () => within(await screen.findByRole('dialog'))
const sent = (server: FakeServer, operation: string) =>
  server.received
    .filter((one) => one.operation === operation)
    .map(({ variables }) => variables.input as Record<string, unknown>)

it('names the page after the API user', async () => {
  open()
  expect(await screen.findByRole('heading', { name: 'Weekly report' })).toBeTruthy()
  expect(document.title).toBe('Weekly report - API - Manage Users - Acme - Postern')
  expect(await screen.findByText('Never used')).toBeTruthy()
  expect(screen.getByText('Never')).toBeTruthy()
})

it('says when there is no such API user', async () => {
  open('/account/users/api/api_9')
  expect(await screen.findByRole('heading', { name: 'No such API user' })).toBeTruthy()
})

it('goes back to the list as it was filtered', async () => {
  open(`${page}?state=disabled`)
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'All API users' })
  expect(link.getAttribute('href')).toBe('/account/users/api?state=disabled')
  const tab = await screen.findByRole<HTMLAnchorElement>('tab', { name: 'Passwords' })
  expect(tab.getAttribute('href')).toBe(`${page}/passwords?state=disabled`)
})

it('shows a standard user who sees usage everything but the ways to change it', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  server.seesUsage = true
  const passwords = [1, 2].map((n) => ({
    id: `pwd_${n}`,
    createdAt: inHours(-n),
    endsAt: null,
    lastUse: null,
  }))
  open(`${page}/passwords`, { expiresAt: inHours(1), passwords }, server)
  expect(await screen.findAllByText('Not used yet')).toHaveLength(2)
  expect(screen.queryByRole('button', { name: /Rotate|End now|Edit|Extend/ })).toBeNull()
})

it('shows a standard user nothing of use unless the owner lets them', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  open(page, {}, server)
  await screen.findByText('Person in charge')
  expect(screen.queryByText('Last use')).toBeNull()
  expect(screen.queryByRole('tab', { name: 'History' })).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Calls' })).toBeNull()
})

const usage = [
  { from: inHours(-2), accepted: 12, refused: 0, reasons: [] },
  {
    from: inHours(-1),
    accepted: 1192,
    refused: 3,
    reasons: [
      { reason: 'WRONG_PASSWORD' as const, count: 2 },
      { reason: 'DISABLED' as const, count: 1 },
    ],
  },
  { from: inHours(0), accepted: 0, refused: 0, reasons: [] },
]

it('tells the calls in a sentence, in a picture of that name, and in a table', async () => {
  open(page, { usage })
  const words = '1,204 calls accepted and 3 refused in the last 48 hours.'
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByRole('img', { name: words })).toBeTruthy()
  expect(screen.getByText('Refused: Wrong password 2, While disabled 1.')).toBeTruthy()
  const rows = within(screen.getByRole('table', { name: 'Calls', hidden: true })).getAllByRole(
    'row',
    { hidden: true },
  )
  expect(rows.map((row) => row.textContent)).toEqual([
    'HourAcceptedRefusedWhy refused',
    expect.stringMatching(/1,1923Wrong password 2, While disabled 1$/),
    expect.stringMatching(/120$/),
  ])
})

it('says when, from where and why a call was refused last', async () => {
  const lastRefusal = {
    at: inHours(-1),
    peer: '10.0.0.7',
    client: '',
    reason: 'NETWORK' as const,
  }
  open(page, { lastRefusal })
  const name = await screen.findByText('Last refused')
  expect(name.nextElementSibling?.textContent).toMatch(/from 10.0.0.7: from another network$/)
})

it('says so when there were no calls', async () => {
  open(page, { usage: [] })
  expect(await screen.findByText('No calls in the last 48 hours.')).toBeTruthy()
})

it('rotates: the old password stays good for as long as was chosen', async () => {
  const { user, server } = open(`${page}/passwords`)
  await user.click(
    (await screen.findAllByRole('button', { name: /^Rotate password/ }))[0] as Element,
  )
  const asked = await dialog()
  await user.click(await asked.findByRole('radio', { name: '7 days' }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  const panel = within(await screen.findByRole('region', { name: 'New password: Weekly report' }))
  const shown = panel.getByLabelText<HTMLTextAreaElement>('Password').value
  expect(shown).toBe(server.apiUsers[0]?.password)
  const ends = String(sent(server, 'RotateApiUserPassword')[0]?.oldEndsAt)
  expect(Math.abs(Date.parse(ends) - Date.now() - 7 * 24 * hour)).toBeLessThan(2 * 60_000)
  expect(await screen.findByText(/End one of them first/)).toBeTruthy()
})

it('a rotation that is cancelled changes nothing', async () => {
  const { user, server } = open(`${page}/passwords`)
  await user.click(
    (await screen.findAllByRole('button', { name: /^Rotate password/ }))[0] as Element,
  )
  await user.click((await dialog()).getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent(server, 'RotateApiUserPassword')).toEqual([])
  expect(server.apiUsers[0]?.password).toBe('quiet-harbour-7')
})

it('wants the date that was chosen', async () => {
  const { user, server } = open(`${page}/passwords`)
  await user.click(
    (await screen.findAllByRole('button', { name: /^Rotate password/ }))[0] as Element,
  )
  const asked = await dialog()
  await user.click(await asked.findByRole('radio', { name: 'Until a date' }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  expect(await asked.findByText('Enter a date and a time.')).toBeTruthy()
  expect(sent(server, 'RotateApiUserPassword')).toEqual([])
})

it('ends the old one of two after one question', async () => {
  const passwords = [
    { id: 'pwd_2', createdAt: inHours(-1), endsAt: null, lastUse: null },
    { id: 'pwd_1', createdAt: inHours(-48), endsAt: inHours(24), lastUse: use },
  ]
  const { user, server } = open(`${page}/passwords`, { passwords })
  await user.click(await button('End now old password'))
  const asked = within(await screen.findByRole('alertdialog'))
  expect(asked.getByText('10.0.0.5')).toBeTruthy()
  await user.click(asked.getByRole('button', { name: 'End now' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /End now/ })).toBeNull())
  expect(server.apiUsers[0]?.passwords?.map(({ id }) => id)).toEqual(['pwd_2'])
})

it('gives an expired one more time', async () => {
  const { user, server } = open(page, { expiresAt: inHours(-3) })
  await user.click(await button('Extend'))
  const asked = await dialog()
  await user.click(await asked.findByRole('button', { name: 'Extend' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const ends = Date.parse(server.apiUsers[0]?.expiresAt ?? '')
  expect(Math.round((ends - Date.now()) / (24 * hour))).toBe(90)
})

it('tells the history a page at a time', async () => {
  const history = Array.from({ length: 25 }, (_, at) => ({
    id: `evt_${at}`,
    at: inHours(-at),
    action: 'api_user.changed',
    actor: 'Camille Roux',
    peer: '10.0.0.7',
    changes: [{ field: 'enabled', from: 'yes', to: 'no' }],
  }))
  const { user } = open(`${page}/history`, { history })
  expect(await screen.findAllByText('Camille Roux disabled it.')).toHaveLength(20)
  await user.click(await button('Load more'))
  await waitFor(() => expect(screen.getAllByText('Camille Roux disabled it.')).toHaveLength(25))
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull()
})
