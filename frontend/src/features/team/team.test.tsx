import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { FakeServer } from '../../testing/fakeServer'
import { teamAccount } from '../../testing/fakeTeam'
import { renderApp } from '../../testing/renderApp'

const place = '/settings/team'

function withTeam() {
  const server = new FakeServer()
  const north = teamAccount(11, 'North')
  const leeds = teamAccount(12, 'Leeds', north)
  const york = teamAccount(13, 'York', north)
  server.team = [north, leeds, york, teamAccount(14, 'South')]
  return { server, north, leeds, york }
}

const row = async (name: RegExp) => within(await screen.findByRole('row', { name }))
const cells = async () => {
  await screen.findByRole('table', { name: 'Accounts' })
  return screen.getAllByRole('row').map((one) => one.querySelector('td')?.textContent)
}

/** Presses a button of a row, and another in the question that it asks. */
async function confirmed(user: ReturnType<typeof renderApp>['user'], account: string) {
  await user.click(await screen.findByRole('button', { name: `Disable ${account}` }))
  const dialog = within(await screen.findByRole('alertdialog', { name: `Disable ${account}?` }))
  return { dialog, press: () => user.click(dialog.getByRole('button', { name: 'Disable' })) }
}

it('shows the accounts below one’s own as a tree, in words too', async () => {
  renderApp(place, withTeam().server)
  expect(await cells()).toEqual([
    undefined,
    'AcmeAccount 7, your own',
    'NorthAccount 11, below Acme',
    'LeedsAccount 12, below North',
    'YorkAccount 13, below North',
    'SouthAccount 14, below Acme',
  ])
  const north = await row(/^North/)
  expect(north.getByText("North's owner")).toBeTruthy()
  expect(north.getByText('north@example.com')).toBeTruthy()
  expect(north.getAllByText('Active')).toHaveLength(2)
  expect(document.title).toBe('Your team - Acme - Postern')
  const own = await row(/^Acme/)
  expect(own.queryByRole('button')).toBeNull()
})

it('says what a team is for where there is none yet', async () => {
  renderApp(place)
  expect(await screen.findByText(/^No account below yours yet\./)).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByRole('link', { name: 'CREATE ACCOUNT' })).toBeTruthy()
})

it('offers another try when the list can’t be had', async () => {
  const { server } = withTeam()
  server.before = (operation) => {
    if (operation === 'Team') throw refuse('UNAVAILABLE', 'BUSY', 'The server is busy.')
  }
  const { user } = renderApp(place, server)
  await screen.findAllByText('The server is busy.')
  server.before = () => {}
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await row(/^North/)
})

it('asks before it disables, and says how many go with it', async () => {
  const { server } = withTeam()
  const { user } = renderApp(place, server)
  const { dialog, press } = await confirmed(user, 'North')
  expect(dialog.getByText(/of North, and of the 2 accounts below it, are refused/)).toBeTruthy()
  await press()
  expect((await row(/^North/)).getByText('Disabled')).toBeTruthy()
  expect((await row(/^Leeds/)).getByText('An account above is disabled')).toBeTruthy()
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Enable North' })),
  )
  await user.click(screen.getByRole('button', { name: 'Enable North' }))
  await screen.findByRole('button', { name: 'Disable North' })
  expect((await row(/^Leeds/)).queryByText('An account above is disabled')).toBeNull()
})

it('counts no account where none is below, and one as one', async () => {
  const { server, york } = withTeam()
  server.team.splice(3, 0, teamAccount(15, 'Selby', york))
  const { user } = renderApp(place, server)
  const first = await confirmed(user, 'Leeds')
  expect(first.dialog.getByText(/people of Leeds are refused at once/)).toBeTruthy()
  await user.keyboard('{Escape}')
  const second = await confirmed(user, 'York')
  expect(second.dialog.getByText(/of York, and of the account below it, are/)).toBeTruthy()
})

it('keeps the question open when disabling is refused', async () => {
  const { server, north } = withTeam()
  const { user } = renderApp(place, server)
  const { dialog, press } = await confirmed(user, 'North')
  server.before = (operation) => {
    if (operation === 'SetAccountEnabled')
      throw refuse('UNAVAILABLE', 'BUSY', 'The server is busy.')
  }
  await press()
  expect(await dialog.findByText('The server is busy.')).toBeTruthy()
  expect(north.enabled).toBe(true)
})

it('makes another link for an owner who is invited still', async () => {
  const { server, leeds } = withTeam()
  const invitedUntil = new Date(Date.now() + 3600_000).toISOString()
  Object.assign(leeds.owner, { status: 'INVITED', invitedUntil })
  const { user } = renderApp(place, server)
  const leedsRow = await row(/^Leeds/)
  expect(leedsRow.getByText(/^Invited, less than a day left/)).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /^Resend link/ })).toHaveLength(1)
  await user.click(leedsRow.getByRole('button', { name: 'Resend link Leeds' }))
  const panel = await screen.findByRole('region', { name: /^Invitation: Leeds's owner/ })
  const link = within(panel).getByLabelText<HTMLTextAreaElement>('Invitation link')
  expect(link.value).toContain('#token=again')
  await leedsRow.findByText(/^Invited, 3 days left/)
  await user.click(within(panel).getByRole('button', { name: 'Done' }))
  expect(screen.queryByLabelText('Invitation link')).toBeNull()
})

it('opens an account, and says in its row when that is refused', async () => {
  const { server } = withTeam()
  const { user, leave } = renderApp(place, server)
  const open = async () => user.click(await screen.findByRole('button', { name: 'Open Leeds' }))
  server.before = (operation) => {
    if (operation === 'OpenAccount') throw refuse('UNAVAILABLE', 'BUSY', 'The server is busy.')
  }
  await open()
  expect(await (await row(/^Leeds/)).findByText('The server is busy.')).toBeTruthy()
  expect(leave).not.toHaveBeenCalled()
  server.before = () => {}
  await open()
  await waitFor(() => expect(leave).toHaveBeenCalledWith('/account'))
  const opened = server.received.filter(({ operation }) => operation === 'OpenAccount')
  expect(opened.at(-1)?.variables).toEqual({ id: 'acc_12' })
})

it('tells who has no team so, and asks the server for none', async () => {
  const { server } = withTeam()
  server.signedIn = server.people[1] ?? null
  const { user } = renderApp(`${place}/new`, server)
  expect(await screen.findByText(/^Only the owner of a top account/)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(server.received.map(({ operation }) => operation)).toEqual(['Shell'])
  await user.click(screen.getByRole('button', { name: 'Settings' }))
  expect(await screen.findByRole('menuitem', { name: 'Sign out' })).toBeTruthy()
  expect(screen.queryByRole('menuitem', { name: 'Your team' })).toBeNull()
})

it('tells who looks at another account that theirs is elsewhere', async () => {
  const { server } = withTeam()
  server.isLooking = true
  renderApp(place, server)
  expect(await screen.findByText(/^Your team is shown in your own account/)).toBeTruthy()
})

it('is in the Settings menu', async () => {
  const { user } = renderApp('/account', withTeam().server)
  await user.click(await screen.findByRole('button', { name: 'Settings' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Your team' }))
  await row(/^North/)
})
