import type { Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { type Key, makeKey, verify } from '../support/key'
import { ada, graphql, sam, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' })
const total = (page: Page, text: string) => page.getByText(text, { exact: true })
const descriptions = (page: Page) => page.getByRole('row').getByRole('link')
const day = 86_400_000

/** Makes these API users, the last one being the newest. */
async function filled(page: Page, ...named: string[]): Promise<(Key & { id: string })[]> {
  await signedIn(page, ada)
  const keys = []
  for (const name of named) keys.push(await makeKey(page.context().request, name))
  return keys
}

async function expires(page: Page, id: string, after: number) {
  const expiresAt = new Date(Date.now() + after).toISOString()
  const { errors } = await graphql(
    page.context().request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id, expiresAt } },
  )
  expect(errors).toBeUndefined()
}

test('one is found by a part of its description or its address @journey', async ({ page }) => {
  const [ledger] = await filled(page, 'Ledger sync', 'Website contacts', 'Über 100% _sync_')
  await page.goto(routes.api)
  await expect(total(page, '3 API users')).toBeVisible()
  await search(page).fill('LEDG')
  await expect(descriptions(page)).toHaveText(['Ledger sync'])
  await expect(total(page, '1 of 3 API users')).toBeVisible()
  await search(page).fill(ledger?.email.slice(8, 14) ?? '')
  await expect(descriptions(page)).toHaveText(['Ledger sync'])
  // These mean nothing but themselves.
  await search(page).fill('0% _')
  await expect(descriptions(page)).toHaveText(['Über 100% _sync_'])
  await search(page).fill('über')
  await expect(descriptions(page)).toHaveText(['Über 100% _sync_'])
  await search(page).press('Escape')
  await expect(search(page)).toHaveValue('')
  await expect(descriptions(page)).toHaveCount(3)
})

test('the list is narrowed by state, and each says what it is', async ({ page, server }) => {
  const keys = await filled(page, 'Till receipts', 'Stock feed', 'Old import', 'Website contacts')
  const [, soon, over] = keys.map(({ id }) => id)
  await makeKey(page.context().request, 'Switched off', false)
  expect(keys[0] && (await verify(server.url, keys[0]))).toBe(200)
  await expires(page, soon ?? '', 3.5 * day)
  await expires(page, over ?? '', 1_500)
  await page.goto(`${routes.api}?sort=description`)
  await expect(row(page, 'Stock feed')).toContainText('Expires in 3 days')
  await expect(row(page, 'Switched off')).toContainText('Disabled')
  await expect(async () => {
    await page.goto(`${routes.api}?sort=description`)
    await expect(descriptions(page)).toHaveCount(5)
    await expect(row(page, 'Old import')).toContainText('Expired', { timeout: 500 })
    await expect(row(page, 'Till receipts')).toContainText('from 127.0.0.1', { timeout: 500 })
    // A call is seen at once, and found by within seconds: when it is written down.
    await page.getByLabel('State').selectOption('Never used')
    await expect(descriptions(page)).toHaveCount(4, { timeout: 1_000 })
    await page.getByLabel('State').selectOption('All')
  }).toPass()
  const expected = {
    Active: ['Stock feed', 'Till receipts', 'Website contacts'],
    Disabled: ['Switched off'],
    Expiring: ['Stock feed'],
    Expired: ['Old import'],
    'Never used': ['Old import', 'Stock feed', 'Switched off', 'Website contacts'],
  }
  for (const [state, names] of Object.entries(expected)) {
    await page.getByLabel('State').selectOption(state)
    await expect(descriptions(page)).toHaveText(names)
    await expect(total(page, `${names.length} of 5 API users`)).toBeVisible()
  }
  await page.getByLabel('State').selectOption('Unused for 90 days')
  await expect(page.getByText('Nothing fits.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(descriptions(page)).toHaveCount(5)
})

test('each order sorts, and the heads of the columns say which', async ({ page, server }) => {
  const [alpha] = await filled(page, 'alpha', 'Charlie', 'Bravo')
  expect(alpha && (await verify(server.url, alpha))).toBe(200)
  await page.goto(routes.api)
  await expect(descriptions(page)).toHaveText(['Bravo', 'Charlie', 'alpha'])
  const head = page.getByRole('columnheader', { name: 'Description and address' })
  await head.getByRole('button').click()
  await expect(descriptions(page)).toHaveText(['alpha', 'Bravo', 'Charlie'])
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await head.getByRole('button').click()
  await expect(descriptions(page)).toHaveText(['Charlie', 'Bravo', 'alpha'])
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await page.getByLabel('Sort by').selectOption('Last modified, longest ago first')
  await expect(descriptions(page)).toHaveText(['alpha', 'Charlie', 'Bravo'])
  await page.getByLabel('Sort by').selectOption('Address, A to Z')
  await expect(page).toHaveURL(/sort=address/)
  const addresses = page.locator('.api-user-address')
  await expect
    .poll(async () => {
      const shown = await addresses.allTextContents()
      return shown.length === 3 && shown.join() === [...shown].sort().join()
    })
    .toBe(true)
  await page.getByRole('button', { name: 'Last used' }).click()
  await expect(async () => {
    await page.reload()
    await expect(descriptions(page).first()).toHaveText('alpha', { timeout: 1_000 })
  }).toPass()
})

test('Back, reload and a shared link keep the whole state, from page to page', async ({
  page,
  server,
}) => {
  test.slow()
  await filled(page, ...Array.from({ length: 52 }, (_, at) => `Feed ${at + 10}`), 'Other')
  const link = `${server.url}${routes.api}?q=feed&state=active&sort=description`
  await page.goto(link)
  await expect(descriptions(page)).toHaveCount(50)
  await expect(descriptions(page).first()).toHaveText('Feed 10')
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(descriptions(page)).toHaveText(['Feed 60', 'Feed 61'])
  await page.reload()
  await expect(descriptions(page)).toHaveText(['Feed 60', 'Feed 61'])
  await expect(search(page)).toHaveValue('feed')
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(descriptions(page)).toHaveCount(50)
  await page.goBack()
  await expect(descriptions(page)).toHaveText(['Feed 60', 'Feed 61'])
  await page.goBack()
  await expect(descriptions(page)).toHaveCount(50)
  await expect(page).toHaveURL(link)

  await descriptions(page).first().click()
  await expect(page).toHaveURL(/users\/api\/api_/)
  await page.goBack()
  await expect(page).toHaveURL(link)
  await expect(descriptions(page)).toHaveCount(50)
})

test('the list can be searched and sorted without a mouse', async ({ page }) => {
  await filled(page, 'Ledger sync', 'Website contacts')
  await page.goto(routes.api)
  await expect(descriptions(page)).toHaveCount(2)
  await page.getByRole('link', { name: 'ADD USER' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.type('le')
  await expect(page.getByText('Type 3 characters or more.')).toBeVisible()
  await page.keyboard.type('dger')
  await page.keyboard.press('Enter')
  await expect(descriptions(page)).toHaveText(['Ledger sync'])
  await page.keyboard.press('Escape')
  await expect(descriptions(page)).toHaveCount(2)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('State')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Export CSV' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: /^Select all/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sort=description/)
  await expect(descriptions(page)).toHaveText(['Ledger sync', 'Website contacts'])
})

test('what is found, what is not, and who may only look: all accessible', async ({ page }) => {
  const [ledger] = await filled(page, 'Ledger sync', 'Website contacts')
  await expires(page, ledger?.id ?? '', 3.5 * day)
  await page.goto(`${routes.api}?sort=-description`)
  await expect(row(page, 'Ledger sync')).toContainText('Expires in 3 days')
  await expectAccessibleEverywhere(page)
  await search(page).fill('le')
  await expect(page.getByText('Type 3 characters or more.')).toBeVisible()
  await expectAccessibleEverywhere(page)
  await search(page).fill('nothing like this')
  await expect(page.getByText('Nothing fits.')).toBeVisible()
  await expectAccessibleEverywhere(page)
  await signedIn(page, sam)
  await page.goto(`${routes.api}?state=expiring`)
  await expect(row(page, 'Ledger sync')).toBeVisible()
  await expectAccessibleEverywhere(page)
})

test('a quiet line leads to those that expire soon, here and on the account page', async ({
  page,
}) => {
  const [, soon] = await filled(page, 'For ever', 'Soon over')
  await page.goto(routes.api)
  await expect(descriptions(page)).toHaveCount(2)
  const line = page.getByRole('link', { name: '1 API user expires within 14 days' })
  await expect(total(page, '2 API users')).toBeVisible()
  await expect(line).toHaveCount(0)
  await expires(page, soon?.id ?? '', 3.5 * day)
  await page.goto(routes.overview)
  await line.click()
  await expect(descriptions(page)).toHaveText(['Soon over'])
  await page.goto(routes.api)
  await line.click()
  await expect(descriptions(page)).toHaveText(['Soon over'])
})
