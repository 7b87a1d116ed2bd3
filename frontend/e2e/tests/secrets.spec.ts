import type { BrowserContext, Page, Response } from '@playwright/test'
import { newKeyPanel, openAddUser, row, shownPassword } from '../support/app'
import { verify } from '../support/key'
import { ada, signIn } from '../support/people'
import type { Server } from '../support/server'
import { expect, test } from '../support/test'

const CANARY = 'canary-yellow-7-wharf'

type Place = { name: string; text: string }

/** Keeps every answer of the server but those that may hold a password: the offers. */
function recordAnswers(context: BrowserContext) {
  const answers: Promise<Place>[] = []
  context.on('response', (response) => answers.push(readAnswer(response)))
  return async () => Promise.all(answers)
}

async function readAnswer(response: Response): Promise<Place> {
  const asked = response.request().postData() ?? ''
  const offers = /draftApiUser|generatePassword/.test(asked)
  const body = offers ? '' : await response.text().catch(() => '')
  const headers = JSON.stringify(await response.allHeaders())
  return { name: `answer to ${response.url()} ${asked.slice(0, 60)}`, text: headers + body }
}

/** All that the browser keeps for this site. */
async function browserStorage(page: Page): Promise<Place[]> {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await window.caches.keys()
    return {
      localStorage: JSON.stringify(localStorage),
      sessionStorage: JSON.stringify(sessionStorage),
      'history state': JSON.stringify(history.state),
      address: location.href,
      'IndexedDB and caches': JSON.stringify({ databases, caches }),
    }
  })
  expect(kept['IndexedDB and caches']).toBe('{"databases":[],"caches":[]}')
  const cookies = JSON.stringify(await page.context().cookies())
  return Object.entries({ ...kept, cookies }).map(([name, text]) => ({ name, text }))
}

const serverSide = (server: Server): Place[] => [
  { name: 'log', text: server.output() },
  ...server.database.files().map(({ name, bytes }) => ({ name, text: bytes.toString('latin1') })),
]

const holding = (places: Place[], secret: string) =>
  places.filter(({ text }) => text.includes(secret)).map(({ name }) => name)

for (const kind of ['typed', 'generated'] as const) {
  test(`a ${kind} password is in no log, database file, answer or browser storage`, async ({
    page,
    context,
    server,
  }) => {
    const answers = recordAnswers(context)
    await signIn(page, ada)
    const dialog = await openAddUser(page)
    const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
    await dialog.getByLabel('Description').fill('Canary cage')
    if (kind === 'typed') await dialog.getByLabel('Password', { exact: true }).fill(CANARY)
    const secret = await shownPassword(dialog)
    await dialog.getByRole('button', { name: 'Save' }).click()
    const panel = newKeyPanel(page)
    await panel.getByRole('button', { name: 'Test this key' }).click()
    await expect(panel).toContainText('Accepted')
    expect(await verify(server.url, { email, password: secret })).toBe(200)
    expect(await verify(server.url, { email, password: `${secret}x` })).toBe(401)
    const whileShown = await browserStorage(page)
    await panel.getByRole('button', { name: 'Done' }).click()
    await expect(row(page, 'Canary cage')).toBeVisible()
    expect(await page.content()).not.toContain(secret)

    const places = [
      ...(await answers()),
      ...whileShown,
      ...(await browserStorage(page)),
      ...serverSide(server),
    ]
    expect(places.length).toBeGreaterThan(15)
    expect(
      holding(places, email).length,
      'the search itself works: the address is found',
    ).toBeGreaterThan(1)
    for (const form of [
      secret,
      encodeURIComponent(secret),
      Buffer.from(`${email}:${secret}`).toString('base64'),
    ]) {
      expect(holding(places, form)).toEqual([])
    }
    expect(holding(serverSide(server), ada.password)).toEqual([])
  })
}

test("a refused save doesn't echo what was typed", async ({ page, context, server }) => {
  const answers = recordAnswers(context)
  await signIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Password', { exact: true }).fill(CANARY)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.evaluate(
    (canary) =>
      fetch('/graphql', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `{"query": "mutation { ${canary} ", "variables": {"password": "${canary}"`,
      }).then((answer) => answer.text()),
    CANARY,
  )
  expect(holding([...(await answers()), ...serverSide(server)], CANARY)).toEqual([])
})
