import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FakeServer, type FakeApiUser } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

function withApiUser(change: Partial<FakeApiUser> = {}) {
  const server = new FakeServer()
  const now = new Date().toISOString()
  server.apiUsers = [
    {
      __typename: 'ApiUser',
      id: 'api_1',
      email: 'apiuser-k3f9q2m7x1ab@api.localhost',
      description: 'Ledger sync',
      enabled: true,
      version: 1,
      createdAt: now,
      createdBy: server.owner,
      updatedAt: now,
      updatedBy: server.owner,
      password: 'quiet-harbour-7',
      ...change,
    },
  ]
  return renderApp('/account/users/api', server)
}

const row = async () => within(await screen.findByRole('row', { name: /Ledger sync/ }))

it('asks once before it disables, and shows it only when the server said so', async () => {
  const { user, server } = withApiUser()
  await user.click((await row()).getByRole('checkbox', { name: /^Enabled/ }))
  const asked = within(await screen.findByRole('alertdialog'))
  expect(asked.getByText('Calls get 401 from the next one. You can enable it again.')).toBeTruthy()
  expect(server.apiUsers[0]?.enabled).toBe(true)
  await user.click(asked.getByRole('button', { name: 'Disable' }))
  await waitFor(async () => expect((await row()).getByText('Disabled')).toBeTruthy())
  expect(server.apiUsers[0]?.enabled).toBe(false)
})

it('enables without asking', async () => {
  const { user } = withApiUser({ enabled: false })
  await user.click((await row()).getByRole('checkbox', { name: /^Enabled/ }))
  await waitFor(async () => expect((await row()).getByText('Active')).toBeTruthy())
})

it('deletes a disabled one after one question', async () => {
  const { user } = withApiUser({ enabled: false })
  await user.click((await row()).getByRole('button', { name: 'Delete Ledger sync' }))
  const asked = within(await screen.findByRole('alertdialog'))
  await user.click(asked.getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText(/No API users yet/)).toBeTruthy()
})

it('offers no Delete for an enabled one, and says how', async () => {
  withApiUser()
  expect((await row()).queryByRole('button', { name: /Delete/ })).toBeNull()
  expect(screen.getByText('To delete an API user, untick Enabled first.')).toBeTruthy()
})

it('shows the new password of a rotation in the panel', async () => {
  const { user, server } = withApiUser()
  await user.click((await row()).getByRole('button', { name: 'Rotate password Ledger sync' }))
  const field = await screen.findByLabelText('Password')
  await user.clear(field)
  await user.type(field, 'quiet-harbour-8')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const panel = within(await screen.findByRole('region', { name: 'New password: Ledger sync' }))
  expect(panel.getByLabelText<HTMLTextAreaElement>('Password').value).toBe('quiet-harbour-8')
  expect(server.apiUsers[0]?.password).toBe('quiet-harbour-8')
})

it('keeps what was typed when somebody else changed it, and the next Save goes through', async () => {
  const { user, server } = withApiUser()
  await user.click((await row()).getByRole('button', { name: 'Edit Ledger sync' }))
  const field = await screen.findByLabelText<HTMLInputElement>('Description')
  await user.clear(field)
  await user.type(field, 'Ledger sync, new')
  Object.assign(server.apiUsers[0] ?? {}, { version: 2 })
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Somebody changed it meanwhile.')).toBeTruthy()
  expect(field.value).toBe('Ledger sync, new')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(server.apiUsers[0]?.description).toBe('Ledger sync, new'))
})
