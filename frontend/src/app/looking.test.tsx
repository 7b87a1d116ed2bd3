import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../testing/fakeContract'
import { FakeServer } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

function look() {
  const server = new FakeServer()
  server.isLooking = true
  return renderApp('/account/users', server)
}

const back = () => screen.findByRole('button', { name: 'Back to your own account' })

it('says on every page whose account it is, and offers nothing that changes it', async () => {
  look()
  const bar = await screen.findByRole('complementary', { name: 'Another account' })
  expect(bar.textContent).toContain('You are looking at Acme.')
  await screen.findByRole('row', { name: /Ada/ })
  expect(screen.queryByText('ADD USER')).toBeNull()
})

it('leads back to the team, in every tab', async () => {
  const { user, leave, server } = look()
  const other = new BroadcastChannel('postern-session')
  const heard = new Promise((resolve) => (other.onmessage = ({ data }) => resolve(data)))
  await user.click(await back())
  await waitFor(() => expect(leave).toHaveBeenCalledWith('/settings/team'))
  expect(server.isLooking).toBe(false)
  expect(await heard).toEqual({ type: 'moved' })
  other.close()
})

it('stays and says so when the way back is refused', async () => {
  const { user, leave, server } = look()
  server.before = (operation) => {
    if (operation === 'CloseAccount') throw refuse('UNAVAILABLE', 'BUSY', 'The server is busy.')
  }
  await user.click(await back())
  expect(await screen.findByText('The server is busy.')).toBeTruthy()
  expect(leave).not.toHaveBeenCalled()
})

it('is not shown in one’s own account', async () => {
  renderApp('/account/users')
  await screen.findByRole('row', { name: /Ada/ })
  expect(screen.queryByRole('complementary', { name: 'Another account' })).toBeNull()
})
