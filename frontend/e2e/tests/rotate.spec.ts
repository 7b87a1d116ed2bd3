import type { Page } from '@playwright/test'
import { makeKey, verify } from '../support/key'
import { ada, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const passwords = (id: string) => `/account/users/api/${id}/passwords`
const rotateButton = (page: Page) =>
  page.getByRole('button', { name: 'Rotate password', exact: true })
const newPassword = (page: Page) => page.getByRole('region', { name: /^New password/ })

/** Rotates from the Passwords tab and gives the new password. */
async function rotate(page: Page, keep: string): Promise<string> {
  await rotateButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Rotate password' })
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveValue(/./)
  await dialog.getByText(keep, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  return newPassword(page).getByLabel('Password', { exact: true }).inputValue()
}

test('a rotation keeps the old password good until it is ended @journey', async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  const old = await makeKey(page.context().request, 'Weekly report')
  await page.goto(passwords(old.id))
  const next = { ...old, password: await rotate(page, '1 day') }
  expect(next.password).not.toBe(old.password)
  expect(await verify(server.url, old)).toBe(200)
  expect(await verify(server.url, next)).toBe(200)

  await expect(rotateButton(page)).toBeDisabled()
  await expect(page.getByText(/End one of them first/)).toBeVisible()
  await page.getByRole('button', { name: 'End now old password' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End now' }).click()
  await expect(rotateButton(page)).toBeEnabled()
  expect(await verify(server.url, old)).toBe(401)
  expect(await verify(server.url, next)).toBe(200)
})

test('a rotation at once ends the old password', async ({ page, server }) => {
  await signedIn(page, ada)
  const old = await makeKey(page.context().request, 'Weekly report')
  await page.goto(passwords(old.id))
  const next = { ...old, password: await rotate(page, 'It ends now') }
  expect(await verify(server.url, old)).toBe(401)
  expect(await verify(server.url, next)).toBe(200)
  await expect(rotateButton(page)).toBeEnabled()
})

test('a rotation that is cancelled changes nothing', async ({ page, server }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  await page.goto(passwords(key.id))
  await rotateButton(page).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Good until you end it')).toBeVisible()
  await expect(rotateButton(page)).toBeEnabled()
  expect(await verify(server.url, key)).toBe(200)
})

test('the old password is seen to go quiet', async ({ page, server }) => {
  await signedIn(page, ada)
  const old = await makeKey(page.context().request, 'Weekly report')
  expect(await verify(server.url, old)).toBe(200)
  await page.goto(passwords(old.id))
  await rotate(page, '7 days')
  const row = page.getByRole('row').filter({ hasText: 'Old' })
  // Uses are written down some seconds late.
  await expect(async () => {
    await page.reload()
    await expect(row).toContainText('127.0.0.1', { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('row').filter({ hasText: 'New' })).toContainText('Not used yet')
})
