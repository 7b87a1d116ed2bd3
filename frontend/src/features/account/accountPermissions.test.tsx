import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'

const section = async () => within(await screen.findByRole('region', { name: 'Permissions' }))

async function change(names: string[]) {
  const server = new FakeServer()
  server.account.permissions = names
  const { user } = renderApp('/account', server)
  await user.click((await section()).getByRole('button', { name: 'Change permissions' }))
  const field = screen.getByLabelText<HTMLTextAreaElement>('Names of permissions')
  return { server, user, field, save: () => user.click(screen.getByText('Save')) }
}

it('saves the names, one a line, and shows them when the server said so', async () => {
  const { server, user, field, save } = await change(['contacts.read'])
  expect(field.value).toBe('contacts.read')
  await user.type(field, '{Enter}contacts.write{Enter}{Enter}')
  await save()
  await waitFor(async () => expect((await section()).getByText('contacts.write')).toBeTruthy())
  expect(server.account.permissions).toEqual(['contacts.read', 'contacts.write'])
  expect(document.activeElement?.textContent).toBe('Change permissions')
})

it('takes an empty field for none', async () => {
  const { server, user, field, save } = await change(['contacts.read'])
  await user.clear(field)
  await save()
  expect(await (await section()).findByText('None yet.')).toBeTruthy()
  expect(server.account.permissions).toEqual([])
})

it.each(['BAD_NAME', 'TOO_MANY', 'PERMISSION_HELD'])(
  "shows the server's fault, %s, at the field and keeps what was typed",
  async (reason) => {
    const { server, user, field, save } = await change([])
    server.before = (operation) => {
      if (operation === 'ChangePermissions')
        throw refuse('INVALID', reason, 'Not like this.', 'permissions')
    }
    await user.type(field, 'Read')
    await save()
    expect(await screen.findByText('Not like this.')).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field)
    expect(field.value).toBe('Read')
  },
)

it('shows a standard user the names, and no more', async () => {
  const server = new FakeServer()
  server.account.permissions = ['contacts.read']
  server.signedIn = server.people[1] ?? null
  renderApp('/account', server)
  expect(await (await section()).findByText('contacts.read')).toBeTruthy()
  expect((await section()).queryByRole('button')).toBeNull()
})
