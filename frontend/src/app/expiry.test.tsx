import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fromLocal, toLocal, zoneName } from '../lib/localTime'
import { refuse } from '../testing/fakeContract'
import { FakeServer } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

const day = 24 * 3_600_000

/** Opens Add User, for an account with these days. */
async function open(longestLifeDays = 0, defaultLifeDays = 0) {
  const server = new FakeServer()
  Object.assign(server.account, { longestLifeDays, defaultLifeDays })
  const app = renderApp('/account/users/api/new', server)
  await app.user.type(await screen.findByLabelText('Description'), 'Nightly import')
  return { ...app, save: () => app.user.click(screen.getByRole('button', { name: 'Save' })) }
}

const input = (server: FakeServer) =>
  server.received.find(({ operation }) => operation === 'CreateApiUser')?.variables.input as
    { expiresAt: string | null; inChargeId: string | null } | undefined

it('never expires where the account says nothing', async () => {
  const { server, save } = await open()
  await save()
  await waitFor(() => expect(input(server)).toMatchObject({ expiresAt: null, inChargeId: null }))
})

it("offers the account's default, and says so while it is folded", async () => {
  const { server, save } = await open(0, 30)
  expect(screen.getByText(/^Expires \d/)).toBeTruthy()
  await save()
  await waitFor(() => expect(input(server)).toBeTruthy())
  const left = Date.parse(input(server)?.expiresAt ?? '') - Date.now()
  expect(Math.abs(left - 30 * day)).toBeLessThan(5 * 60_000)
})

it('does not offer never where the account has a longest life', async () => {
  await open(60, 0)
  expect(screen.queryByRole('radio', { name: 'Never', hidden: true })).toBeNull()
  const field = screen.getByLabelText<HTMLInputElement>('Expires at')
  expect(field.value).toBe(field.max)
  expect(screen.getByText(/60 days at most/)).toBeTruthy()
})

it("takes a date in the reader's own zone, which it names", async () => {
  const { server, user, save } = await open()
  await user.click(screen.getByText('More options'))
  await user.click(screen.getByRole('radio', { name: 'On a date' }))
  const field = screen.getByLabelText<HTMLInputElement>('Expires at')
  expect(screen.getByText(new RegExp(`In your time zone, ${zoneName()}`))).toBeTruthy()
  const typed = toLocal(new Date(Date.now() + 5 * day).toISOString())
  fireEvent.change(field, { target: { value: typed } })
  await user.selectOptions(screen.getByLabelText('Person in charge'), 'Ben')
  await save()
  await waitFor(() =>
    expect(input(server)).toMatchObject({ expiresAt: fromLocal(typed), inChargeId: 'usr_2' }),
  )
})

it("shows the server's word at the field, unfolded", async () => {
  const { server, save } = await open(60, 30)
  server.before = (operation) => {
    if (operation === 'CreateApiUser')
      throw refuse('INVALID', 'OUT_OF_RANGE', 'Enter an earlier date.', 'expiresAt')
  }
  await save()
  expect(await screen.findByText('Enter an earlier date.')).toBeTruthy()
  const field = screen.getByLabelText('Expires at')
  expect(field.closest('details')?.open).toBe(true)
  expect(field.getAttribute('aria-invalid')).toBe('true')
})
