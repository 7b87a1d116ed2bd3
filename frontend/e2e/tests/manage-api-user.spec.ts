import type { Page } from '@playwright/test'
import { enabledBox, routes, row } from '../support/app'
import { makeKey, verify } from '../support/key'
import { ada, graphql, signedIn } from '../support/people'
import { expect, test } from '../support/test'

async function listed(page: Page, description: string, enabled = true) {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, description, enabled)
  await page.goto(routes.api)
  return { key, shown: row(page, description) }
}

test('disabling asks once, with the consequence, and the next call gets 401; enabling brings it back @journey', async ({
  page,
  server,
}) => {
  const { key, shown } = await listed(page, 'Ledger sync')
  expect(await verify(server.url, key)).toBe(200)
  await enabledBox(shown).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Calls get 401 from the next one. You can enable it again.')
  await question.getByRole('button', { name: 'Disable' }).click()
  await expect(shown).toContainText('Disabled')
  expect(await verify(server.url, key)).toBe(401)

  await enabledBox(shown).click()
  await expect(shown).toContainText('Active')
  expect(await verify(server.url, key)).toBe(200)
})

test('thinking again leaves it enabled', async ({ page, server }) => {
  const { key, shown } = await listed(page, 'Ledger sync')
  await enabledBox(shown).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(shown).toContainText('Active')
  expect(await verify(server.url, key)).toBe(200)
})

test('a new description shows in the list @journey', async ({ page }) => {
  const { shown, key } = await listed(page, 'Old words')
  await shown.getByRole('button', { name: /edit/i }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Description').fill('New words')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'New words')).toContainText(key.email)
  await expect(row(page, 'Old words')).toHaveCount(0)
})

test('a new password works at once and the old one is dead @journey', async ({ page, server }) => {
  const { key, shown } = await listed(page, 'Rotated')
  await shown.getByRole('button', { name: /password/i }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill('quiet-harbour-8')
  await dialog.getByText('It ends now', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  expect(await verify(server.url, { ...key, password: 'quiet-harbour-8' })).toBe(200)
  expect(await verify(server.url, key)).toBe(401)
})

test('a disabled one is deleted after one confirmation, and is gone @journey', async ({
  page,
  server,
}) => {
  const { key, shown } = await listed(page, 'Retired', false)
  await shown.getByRole('button', { name: /delete/i }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /delete/i })
    .click()
  await expect(shown).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('No API users yet.')).toBeVisible()
  expect(await verify(server.url, key)).toBe(401)
})

test("an enabled one can't be deleted", async ({ page }) => {
  const { key, shown } = await listed(page, 'In use')
  await expect(shown.getByRole('button', { name: /delete/i })).toHaveCount(0)
  const { errors } = await graphql(
    page.context().request,
    'mutation ($input: DeleteApiUserInput!) { deleteApiUser(input: $input) { deletedId } }',
    { input: { id: key.id } },
  )
  expect(errors?.[0]?.extensions.reason).toBe('STILL_ENABLED')
})

test('a change made elsewhere meanwhile is not overwritten @journey', async ({ page }) => {
  const { key, shown } = await listed(page, 'First words')
  await shown.getByRole('button', { name: /edit/i }).click()
  const dialog = page.getByRole('dialog')
  // The form is filled: from here on a change is one made meanwhile.
  await expect(dialog.getByLabel('Description')).toHaveValue('First words')
  await graphql(
    page.context().request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id: key.id, description: 'Changed elsewhere' } },
  )
  await dialog.getByLabel('Description').fill('Changed here')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(dialog.getByLabel('Description')).toHaveValue('Changed here')
})
