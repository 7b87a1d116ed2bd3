import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { refuse } from '../../testing/fakeContract'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { daysOf, lifeWords } from './lifeDays'

const section = async () => within(await screen.findByRole('region', { name: 'Life of API users' }))

async function change() {
  const server = new FakeServer()
  server.account.longestLifeDays = 365
  const { user } = renderApp('/account', server)
  await user.click((await section()).getByRole('button', { name: 'Change life of API users' }))
  const longest = screen.getByLabelText<HTMLInputElement>('Longest life, in days')
  const usual = screen.getByLabelText<HTMLInputElement>('Default life, in days')
  const save = () => user.click(screen.getByRole('button', { name: 'Save' }))
  return { server, user, longest, usual, save }
}

it('saves both lives, and shows them when the server said so', async () => {
  const { server, user, longest, usual, save } = await change()
  expect(longest.value).toBe('365')
  expect(usual.value).toBe('')
  await user.clear(longest)
  await user.type(longest, '1200')
  await user.type(usual, '30')
  await save()
  await waitFor(async () => expect((await section()).getByText('1,200 days')).toBeTruthy())
  expect((await section()).getByText('30 days')).toBeTruthy()
  expect(server.account).toMatchObject({ longestLifeDays: 1200, defaultLifeDays: 30 })
  expect(document.activeElement?.textContent).toBe('Change life of API users')
})

it('takes an empty field for no end', async () => {
  const { server, user, longest, save } = await change()
  await user.clear(longest)
  await save()
  await waitFor(async () =>
    expect((await section()).getByText('As long as one likes')).toBeTruthy(),
  )
  expect(server.account.longestLifeDays).toBe(0)
})

it('says at the field what is no number of days, and sends nothing', async () => {
  const { server, user, usual, save } = await change()
  await user.type(usual, '1.5')
  await save()
  expect(usual.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText(/Enter 1 to 3,650 days/)).toBeTruthy()
  expect(document.activeElement).toBe(usual)
  expect(server.received.some(({ operation }) => operation === 'ChangeLifePolicy')).toBe(false)
})

it("shows the server's fault at its field, and keeps what was typed", async () => {
  const { server, user, usual, save } = await change()
  server.before = (operation) => {
    if (operation === 'ChangeLifePolicy')
      throw refuse('INVALID', 'LONGER_THAN_LONGEST', 'Longer than the longest.', 'defaultLifeDays')
  }
  await user.type(usual, '900')
  await save()
  expect(await screen.findByText('Longer than the longest.')).toBeTruthy()
  expect(usual.getAttribute('aria-invalid')).toBe('true')
  expect(usual.value).toBe('900')
})

it('lets a standard user look, and no more', async () => {
  const server = new FakeServer()
  server.account.defaultLifeDays = 1
  server.signedIn = server.people[1] ?? null
  renderApp('/account', server)
  expect((await section()).getByText('1 day')).toBeTruthy()
  expect((await section()).queryByRole('button')).toBeNull()
})

it('reads days and says them', () => {
  expect([daysOf(''), daysOf(' 90 '), daysOf('-1'), daysOf('9e3')]).toEqual([0, 90, NaN, NaN])
  expect(lifeWords(null, 'Never expires')).toBe('Never expires')
  expect(lifeWords(0, 'Never expires')).toBe('Never expires')
})
