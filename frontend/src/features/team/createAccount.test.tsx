import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { FakeServer } from '../../testing/fakeServer'
import { teamAccount } from '../../testing/fakeTeam'
import { renderApp } from '../../testing/renderApp'

/** Five accounts, each below the one before. */
function deep(server: FakeServer) {
  const names = ['North', 'Leeds', 'Headingley', 'Office', 'Desk']
  for (const [index, name] of names.entries())
    server.team.push(teamAccount(11 + index, name, server.team.at(-1)))
}

async function open(server = new FakeServer()) {
  const { user } = renderApp('/settings/team', server)
  await user.click(await screen.findByRole('link', { name: 'CREATE ACCOUNT' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Create account' }))
  const fill = async (field: string, text: string) => {
    await user.clear(dialog.getByLabelText(field))
    await user.type(dialog.getByLabelText(field), text)
  }
  const save = () => user.click(dialog.getByRole('button', { name: 'Save' }))
  return { user, server, dialog, fill, save }
}

it('makes an account and shows the link once', async () => {
  const { user, server, dialog, fill, save } = await open()
  expect(document.title).toBe('Create account - Your team - Acme - Postern')
  expect(dialog.queryByLabelText('Below which account')).toBeNull()
  await fill('Account name', 'North')
  await fill("Owner's name", 'Ida')
  await fill("Owner's email address", 'ida@example.com')
  await save()
  const panel = await screen.findByRole('region', { name: 'Invitation: Ida, owner of North' })
  const link = within(panel).getByLabelText<HTMLTextAreaElement>('Invitation link')
  expect(link.value).toContain('#token=first')
  expect(panel.textContent).toContain('give it to Ida yourself: this server sends no mails.')
  const made = await screen.findByRole('row', { name: /^North/ })
  expect(made.textContent).toContain('Invited, 3 days left')
  expect(screen.queryByRole('dialog')).toBeNull()
  const sent = server.received.find(({ operation }) => operation === 'CreateChildAccount')
  expect(sent?.variables).toEqual({
    input: { name: 'North', parentId: 'acc_1', ownerName: 'Ida', ownerEmail: 'ida@example.com' },
  })
  await user.click(within(panel).getByRole('button', { name: 'Done' }))
  expect(screen.queryByLabelText('Invitation link')).toBeNull()
})

it('offers the places that are not too deep, and takes the chosen one', async () => {
  const server = new FakeServer()
  deep(server)
  const { user, dialog, fill, save } = await open(server)
  const select = dialog.getByLabelText('Below which account')
  expect(
    within(select)
      .getAllByRole('option')
      .map(({ textContent }) => textContent?.trim()),
  ).toEqual(['Acme (your own)', 'North (11)', 'Leeds (12)', 'Headingley (13)', 'Office (14)'])
  await user.selectOptions(select, 'acc_12')
  await fill('Account name', 'Garforth')
  await fill("Owner's name", 'Ida')
  await fill("Owner's email address", 'ida@example.com')
  await save()
  expect((await screen.findByRole('row', { name: /^Garforth/ })).textContent).toContain(
    'below Leeds',
  )
})

it('shows each fault at its field', async () => {
  const server = new FakeServer()
  deep(server)
  const { dialog, save } = await open(server)
  const wrong = [
    ['name', 'Enter 1 to 100 characters.'],
    ['parentId', 'Accounts go 5 deep below yours.'],
    ['ownerName', 'Enter a name.'],
    ['ownerEmail', 'They have access already.'],
  ] as const
  const errors = wrong.map(([field, message]) => refuse('INVALID', 'REQUIRED', message, field))
  const refused = { data: null, errors }
  const answer = server.answer.bind(server)
  server.answer = async (body) => (body.includes('mutation') ? refused : answer(body))
  await save()
  const labels = ['Account name', 'Below which account', "Owner's name", "Owner's email address"]
  await dialog.findByText(wrong[0][1])
  for (const [index, label] of labels.entries()) {
    const field = dialog.getByLabelText(label)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const told = field.getAttribute('aria-describedby')?.split(' ') ?? []
    const said = told.map((id) => document.getElementById(id)?.textContent).join(' ')
    expect(said).toContain(wrong[index]?.[1])
  }
  expect(dialog.queryByRole('alert')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByLabelText('Account name')))
})

it('shows what is wrong with the whole above the form, and keeps what was typed', async () => {
  const { server, dialog, fill, save } = await open()
  server.before = (operation) => {
    if (operation === 'CreateChildAccount')
      throw refuse('CONFLICT', 'TOO_MANY_ACCOUNTS', 'You have 500 accounts below yours.')
  }
  await fill('Account name', 'North')
  await save()
  expect((await dialog.findByRole('alert')).textContent).toContain('You have 500 accounts')
  expect(dialog.getByLabelText<HTMLInputElement>('Account name').value).toBe('North')
})

it('stays open with what was typed when the list can’t be had again either', async () => {
  const { server, dialog, fill, save } = await open()
  server.before = () => {
    throw refuse('UNAVAILABLE', 'BUSY', 'The server is busy.')
  }
  await fill('Account name', 'North')
  await save()
  await dialog.findByText('The server is busy.')
  await waitFor(() => expect(server.received.at(-1)?.operation).toBe('Team'))
  await waitFor(() => expect(screen.getAllByText('The server is busy.').length).toBeGreaterThan(1))
  const field = screen.getByLabelText<HTMLInputElement>('Account name')
  expect(field.value).toBe('North')
})

it('opens by its address, and goes back to the list', async () => {
  const { user } = renderApp('/settings/team/new')
  await screen.findByRole('dialog', { name: 'Create account' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByText(/^No account below yours yet/)).toBeTruthy()
})
