import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { makeKey } from '../support/key'
import { ada, graphql, sam, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const lines = (page: Page) => page.getByRole('main').getByRole('listitem')
const kind = (page: Page) => page.getByLabel('Kind')

/** An account in which some things happened. */
async function busy(page: Page) {
  await signedIn(page, ada)
  const { request } = page.context()
  const key = await makeKey(request, 'Ledger sync')
  await makeKey(request, 'Weekly report', false)
  await graphql(
    request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id: key.id, enabled: false } },
  )
  await graphql(request, 'mutation { updateAccount(input: {name: "Acme Ltd"}) { account { id } } }')
  return key
}

test('the history says what happened, by whom, and from where @journey', async ({ page }) => {
  await busy(page)
  await page.goto(routes.overview)
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page).toHaveTitle('History - Acme Ltd - Postern')
  await expect(lines(page).nth(0)).toContainText('Ada changed the name from “Acme” to “Acme Ltd”.')
  await expect(lines(page).nth(0)).toContainText('from 127.0.0.1')
  await expect(lines(page).nth(1)).toContainText('Ada disabled Ledger sync.')
  await expect(lines(page).nth(2)).toContainText('Ada created Weekly report, disabled.')
})

test('filters live in the address, and Back takes them off one by one', async ({ page }) => {
  const key = await busy(page)
  await page.goto(routes.history)
  await kind(page).selectOption('API users')
  await expect(page).toHaveURL(`${routes.history}?kind=api-users`)
  await expect(lines(page)).toHaveCount(3)
  await page.getByLabel('API user', { exact: true }).selectOption('Ledger sync')
  await expect(page).toHaveURL(`${routes.history}?api-user=${key.id}&kind=api-users`)
  await expect(lines(page)).toHaveCount(2)
  await page.goBack()
  await expect(lines(page)).toHaveCount(3)
  await page.goBack()
  await expect(page).toHaveURL(routes.history)
  await expect(kind(page)).toHaveValue('all')

  await page.getByLabel('Done by').selectOption('Sam')
  await expect(page.getByText('Nothing fits.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(lines(page).first()).toBeVisible()
  await page.goto(`${routes.history}?to=2020-01-01`)
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2020-01-01')
  await expect(page.getByText('Nothing fits.')).toBeVisible()
})

test('what was refused is told with the rest', async ({ page }) => {
  await signedIn(page, sam)
  const { request } = page.context()
  await graphql(request, 'mutation { draftApiUser { email } }')
  await graphql(request, 'mutation { draftApiUser { email } }')
  await signedIn(page, ada)
  await page.goto(`${routes.history}?kind=refusals`)
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('Sam tried to add an API user and may not 2 times')
})

test('older entries are a page further, without a mouse', async ({ page }) => {
  await busy(page)
  for (let n = 0; n < 52; n++) {
    await graphql(
      page.context().request,
      'mutation ($name: String) { updateAccount(input: {name: $name}) { account { id } } }',
      { name: `Acme ${n}` },
    )
  }
  await page.goto(`${routes.history}?kind=account`)
  await expect(lines(page)).toHaveCount(50)
  const older = page.getByRole('link', { name: 'Older' })
  await older.focus()
  await page.keyboard.press('Enter')
  await expect(lines(page)).toHaveCount(4)
  await expect(lines(page).last()).toContainText('Ada set up the account.')
  await expect(page).toHaveURL(/kind=account&after=/)
  await page.goBack()
  await expect(lines(page)).toHaveCount(50)
  await page.goForward()
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL(`${routes.history}?kind=account`)
})

test('what is shown is exported', async ({ page }) => {
  await busy(page)
  await page.goto(`${routes.history}?kind=account`)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export JSON lines' }).click(),
  ])
  const exported = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
  expect(exported.map((line) => JSON.parse(line).action)).toEqual([
    'account.changed',
    'account.set_up',
  ])
  expect(JSON.parse(exported[0] ?? '').hash).toMatch(/^[0-9a-f]{64}$/)
})

test('the history is accessible, and so is it without an entry', async ({ page }) => {
  await busy(page)
  await page.goto(routes.history)
  await lines(page).first().waitFor()
  await expectAccessibleEverywhere(page)
  await page.goto(`${routes.history}?to=2020-01-01`)
  await page.getByText('Nothing fits.').waitFor()
  await expectAccessibleEverywhere(page)
})

test('a standard user reads whom to ask', async ({ page }) => {
  await signedIn(page, sam)
  await page.goto(routes.history)
  await expect(
    page.getByText("You don't see the history. The account owner can let you: Ada"),
  ).toBeVisible()
})
