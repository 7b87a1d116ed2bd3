import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { type Key, makeKey } from '../support/key'
import { ada, graphql, sam, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const networks = (page: Page) => page.getByLabel('Allowed networks')
const perSecond = (page: Page) => page.getByLabel('Calls per second')
const perDay = (page: Page) => page.getByLabel('Calls per day')
const saveButton = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })
const limits = (id: string) => `${routes.api}/${id}/limits`

/** What /verify says to this key, asked for a permission or for none. */
async function verify(url: string, { email, password }: Key, permission?: string) {
  const basic = Buffer.from(`${email}:${password}`).toString('base64')
  const query = permission ? `?permission=${permission}` : ''
  return fetch(`${url}/verify${query}`, { headers: { Authorization: `Basic ${basic}` } })
}

const status = async (url: string, key: Key, permission?: string) =>
  (await verify(url, key, permission)).status

async function save(page: Page) {
  await saveButton(page).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
}

/** Defines permissions without the account page. */
async function define(page: Page, permissions: string[]) {
  const { errors } = await graphql(
    page.context().request,
    'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { account { id } } }',
    { input: { permissions } },
  )
  expect(errors).toBeUndefined()
}

test('a call from outside the allowed networks gets 403 @journey', async ({ page, server }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  await page.goto(limits(key.id))
  await networks(page).fill('192.0.2.0/24\n2001:db8::/32')
  await save(page)
  expect(await status(server.url, key)).toBe(403)
  await networks(page).fill('192.0.2.0/24\n127.0.0.9/8')
  await save(page)
  await expect(networks(page)).toHaveValue('127.0.0.0/8\n192.0.2.0/24')
  expect(await status(server.url, key)).toBe(200)
  await networks(page).fill('')
  await save(page)
  expect(await status(server.url, key)).toBe(200)
})

test('a call without the permission gets 403, with it 200 @journey', async ({ page, server }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  await page.goto(limits(key.id))
  await page.getByRole('link', { name: 'account page' }).click()
  await page.getByRole('button', { name: 'Change permissions' }).click()
  await page.getByLabel('Names of permissions').fill('contacts.write\ncontacts.read')
  await saveButton(page).click()
  await expect(page.getByRole('list', { name: 'Permissions' })).toHaveText(/read.*write/)

  await page.goto(limits(key.id))
  await expect(page.getByText('contacts.read', { exact: true })).toBeVisible()
  expect(await status(server.url, key, 'contacts.read')).toBe(403)
  await page.getByText('contacts.read', { exact: true }).click()
  await save(page)
  expect(await status(server.url, key, 'contacts.read')).toBe(200)
  expect(await status(server.url, key, 'contacts.write')).toBe(403)
  expect(await status(server.url, key)).toBe(200)

  await page.goto(routes.overview)
  await page.getByRole('button', { name: 'Change permissions' }).click()
  await page.getByLabel('Names of permissions').fill('contacts.write')
  await saveButton(page).click()
  await expect(page.getByLabel('Names of permissions')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessibleEverywhere(page)
})

test('a call over the limit gets 429 and when to come back', async ({ page, server }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  await page.goto(limits(key.id))
  await perDay(page).fill('2')
  await save(page)
  expect(await status(server.url, key)).toBe(200)
  expect(await status(server.url, key)).toBe(200)
  const refused = await verify(server.url, key)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  await perDay(page).fill('')
  await save(page)
  expect(await status(server.url, key)).toBe(200)
})

test('the owner is warned before the last caller is shut out', async ({ page, server }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  expect(await status(server.url, key)).toBe(200)
  // Uses are written down some seconds late.
  await expect(async () => {
    await page.goto(`${routes.api}/${key.id}`)
    await expect(page.getByText('127.0.0.1').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('tab', { name: 'Limits' }).click()
  await networks(page).fill('192.0.2.0/24')
  await saveButton(page).click()
  await expect(page.getByText(/The last call came from 127\.0\.0\.1, which/)).toBeVisible()
  await expectAccessibleEverywhere(page)
  await page.keyboard.press('Enter')
  await expect(networks(page)).toBeFocused()
  expect(await status(server.url, key)).toBe(200)
  await saveButton(page).click()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(await status(server.url, key)).toBe(403)
})

test('faults stand at their fields, reached and mended by keyboard', async ({ page }) => {
  await signedIn(page, ada)
  await define(page, ['contacts.read', 'contacts.write'])
  const key = await makeKey(page.context().request, 'Weekly report')
  await page.goto(limits(key.id))
  await networks(page).fill('10.0.0')
  await expectAccessibleEverywhere(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Select all' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Select none' })).toBeFocused()
  await perSecond(page).focus()
  await page.keyboard.press('Enter')
  await expect(networks(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(networks(page)).toBeFocused()
  await expect(page.getByText(/is no address or range/)).toBeVisible()
  await expectAccessibleEverywhere(page)
  await networks(page).fill('10.0.0.0/8')
  await perSecond(page).fill('fast')
  await page.keyboard.press('Enter')
  await expect(perSecond(page)).toBeFocused()
  await perSecond(page).fill('20')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
})

test('a standard user reads the limits and the permissions', async ({ page }) => {
  await signedIn(page, ada)
  await define(page, ['contacts.read'])
  const key = await makeKey(page.context().request, 'Weekly report')
  await page.goto(limits(key.id))
  await networks(page).fill('10.0.0.0/8')
  await save(page)
  await signedIn(page, sam)
  await page.goto(limits(key.id))
  await expect(page.getByText('10.0.0.0/8')).toBeVisible()
  await expect(page.getByText('No limit')).toHaveCount(2)
  await expect(saveButton(page)).toHaveCount(0)
  await expectAccessibleEverywhere(page)
  await page.goto(routes.overview)
  await expect(page.getByRole('list', { name: 'Permissions' })).toContainText('contacts.read')
  await expect(page.getByRole('button', { name: 'Change permissions' })).toHaveCount(0)
})
