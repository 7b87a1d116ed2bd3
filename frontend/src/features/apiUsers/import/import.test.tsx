import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { FakeServer } from '../../../testing/fakeServer'
import { renderApp } from '../../../testing/renderApp'
import type { Answer, Problem } from './useImport'

const json = (body: unknown, status = 200) => Response.json(body, { status })
const problem = (line: number): Problem => ({
  line,
  column: 'password_hash',
  reason: 'WEAK_HASH',
  message: 'This hash is too easy to guess from.',
})
const found = (good: number, bad: number): Answer => ({
  kind: 'HTPASSWD',
  lines: good + bad,
  good,
  bad,
  imported: 0,
  problems: Array.from({ length: bad }, (_, at) => problem(at + 2)),
})

/** The screen with a server that finds so much; what was sent is in `sent`. */
function open(good: number, bad: number) {
  const server = new FakeServer()
  const sent: string[] = []
  server.takeFile = (url, text) => {
    sent.push(`${url} ${text}`)
    return json({ ...found(good, bad), imported: url.includes('dry-run') ? 0 : good })
  }
  return { ...renderApp('/account/users/api/import', server), sent }
}

async function choose(user: UserEvent, file = new File(['old:hash'], 'old.htpasswd')) {
  await screen.findByRole('button', { name: 'Choose file' })
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input) await user.upload(input, file)
}

const button = (name: string | RegExp) => screen.findByRole<HTMLButtonElement>('button', { name })
// What is found is announced, too.
const heading = (text: string) => screen.findByText(text, { selector: 'h2' })
const place = '/import/api-users'

it('checks a file at once, and imports it when told to', async () => {
  const { user, sent } = open(9950, 0)
  await choose(user)
  expect(await heading('9,950 API users can be imported.')).toBeTruthy()
  expect(sent).toEqual([`${place}?dry-run old:hash`])
  expect(screen.queryByRole('checkbox')).toBeNull()
  await user.click(await button('Import 9,950 API users'))
  const done = await screen.findByRole('note')
  expect(done.textContent).toContain('9,950 API users imported.')
  expect(document.activeElement).toBe(done)
  expect(sent[1]).toBe(`${place} old:hash`)
  expect(screen.getByRole('link', { name: 'See all API users' }).getAttribute('href')).toBe(
    '/account/users/api',
  )
  await user.click(await button('Import another file'))
  expect(document.activeElement).toBe(await button('Choose file'))
})

it('leaves bad lines out only when that is ticked', async () => {
  const { user, sent } = open(9950, 50)
  await choose(user)
  await heading("9,950 API users can be imported, 50 lines can't.")
  const go = await button('Import 9,950 API users')
  expect(go.disabled).toBe(true)
  await user.click(go)
  expect(sent).toHaveLength(1)
  await user.click(screen.getByLabelText('Leave the 50 bad lines out'))
  await user.click(go)
  expect((await screen.findByRole('note')).textContent).toContain('50 lines were left out.')
  expect(sent[1]).toBe(`${place}?leave-out old:hash`)
})

it('shows the bad lines, a hundred at a time', async () => {
  const { user } = open(0, 150)
  await choose(user)
  await heading('None of the 150 lines can be imported.')
  const table = within(screen.getByRole('table', { name: 'Bad lines' }))
  expect(table.getAllByRole('row')).toHaveLength(101)
  expect(table.getAllByRole('row')[1]?.textContent).toBe(
    '2password_hashThis hash is too easy to guess from.',
  )
  expect(screen.getByText('and 50 more')).toBeTruthy()
  await user.click(await button('Show 50 more bad lines'))
  expect(table.getAllByRole('row')).toHaveLength(151)
  expect(screen.queryByText(/more$/)).toBeNull()
  expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull()
})

it('says why a file is not taken, and another can be chosen', async () => {
  const { user, server, sent } = open(3, 0)
  await choose(user, new File([new Uint8Array(4 * 1024 * 1024 + 1)], 'large.csv'))
  expect((await screen.findByRole('alert')).textContent).toBe(
    'This file has more than 4 MB. Split it.',
  )
  expect(sent).toEqual([])
  const answer = server.takeFile
  const message = 'The first line must name the columns.'
  server.takeFile = () =>
    json({ errors: [{ message, extensions: { code: 'INVALID', reason: 'UNKNOWN_KIND' } }] }, 400)
  await choose(user)
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  server.takeFile = answer
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input) await user.upload(input, new File(['mended'], 'mended.csv'))
  expect(await heading('3 API users can be imported.')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

it('checks the file again when nobody knows what became of it, and keeps what was ticked', async () => {
  const { user, server, sent } = open(3, 2)
  await choose(user)
  await user.click(await screen.findByLabelText('Leave the 2 bad lines out'))
  const answer = server.takeFile
  server.takeFile = () => {
    throw new TypeError('the reply is lost')
  }
  await user.click(await button('Import 3 API users'))
  expect((await screen.findByRole('alert')).textContent).toContain("We don't know if this")
  server.takeFile = answer
  await user.click(await button('Try again'))
  expect(sent.at(-1)).toBe(`${place}?dry-run old:hash`)
  const box = await screen.findByLabelText<HTMLInputElement>('Leave the 2 bad lines out')
  expect(box.checked).toBe(true)
})

it('says so when all of them are here already', async () => {
  const { user, server } = open(0, 0)
  server.takeFile = () => {
    const problems = [{ ...problem(1), reason: 'ALREADY_HERE' }]
    return json({ ...found(0, 1), problems })
  }
  await choose(user)
  expect(await heading('The 1 API user of this file is in this account already.')).toBeTruthy()
})

it('imports nothing when lines have turned bad since the check', async () => {
  const { user, server } = open(3, 0)
  await choose(user)
  const go = await button('Import 3 API users')
  server.takeFile = () => json(found(2, 1))
  await user.click(go)
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was imported')
  expect((await button('Import 2 API users')).disabled).toBe(true)
})

it('goes on after the session ended, with the same file', async () => {
  const { user, server, sent } = open(3, 0)
  await button('Choose file')
  const answer = server.takeFile
  server.takeFile = () => {
    const extensions = { code: 'UNAUTHENTICATED', reason: 'SIGN_IN_REQUIRED' }
    return json({ errors: [{ message: 'Sign in to go on.', extensions }] }, 401)
  }
  await choose(user)
  const dialog = within(await screen.findByRole('dialog', { name: 'Sign in again' }))
  server.takeFile = answer
  await user.type(dialog.getByLabelText('Password'), 'correct horse battery')
  await user.click(dialog.getByRole('button', { name: 'Sign in' }))
  expect(await heading('3 API users can be imported.')).toBeTruthy()
  expect(sent).toEqual([`${place}?dry-run old:hash`])
})

it('says so when a gateway in front takes no such file', async () => {
  const { user, server } = open(3, 0)
  server.takeFile = () => new Response('<h1>413</h1>', { status: 413 })
  await choose(user)
  expect((await screen.findByRole('alert')).textContent).toMatch(/^A gateway before the server/)
})

it('is for the owner alone', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  renderApp('/account/users/api/import', server)
  expect(
    await screen.findByText(/API users can only be imported by the account owner: Ada/),
  ).toBeTruthy()
  await waitFor(() => expect(document.title).toMatch(/^Import/))
  expect(screen.queryByRole('button', { name: 'Choose file' })).toBeNull()
})
