import type { Page } from '@playwright/test'
import { openAddUser, routes } from '../support/app'
import { makeKey, verify } from '../support/key'
import { ada, graphql, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import type { Server } from '../support/server'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('the page of an API user', ({ page, server }) => pageOfOne(page, server, picture))
})

const update = (page: Page, input: Record<string, unknown>) =>
  graphql(
    page.context().request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input },
  )

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

async function pageOfOne(page: Page, server: Server, picture: Picture) {
  await signedIn(page, ada)
  const { id, ...key } = await makeKey(page.context().request, 'Weekly report')
  const at = `${routes.api}/${id}`
  await page.goto(at)
  await page.getByText('No calls in the last 48 hours.').waitFor()
  await picture(page, '40-page-never-used')
  await update(page, { id, expiresAt: inDays(9) })
  await update(page, { id, description: 'Weekly report for the board' })
  for (let call = 0; call < 40; call++) await verify(server.url, key)
  for (let call = 0; call < 3; call++) await verify(server.url, { ...key, password: 'no-such-1' })
  await expect(async () => {
    await page.goto(at)
    await page.getByRole('img').waitFor({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await page.getByText('The numbers').click()
  await picture(page, '41-page-overview')
  await page.getByRole('button', { name: 'Extend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).waitFor()
  await picture(page, '42-extend')
  await page.keyboard.press('Escape')

  await page.goto(`${at}/passwords`)
  await page.getByText('Good until you end it').waitFor()
  await picture(page, '43-passwords')
  await page.getByRole('button', { name: 'Rotate password', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveValue(/./)
  await picture(page, '44-rotate')
  await dialog.getByText('Until a date').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await picture(page, '45-rotate-until')
  await dialog.getByText('7 days').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('region', { name: /^New password/ }).waitFor()
  await picture(page, '46-rotated')
  await page.getByRole('button', { name: 'Done' }).click()
  await picture(page, '47-two-passwords')
  await page.getByRole('button', { name: 'End now old password' }).click()
  await page.getByRole('alertdialog').waitFor()
  await picture(page, '48-end-password')

  await page.goto(`${at}/history`)
  await page.getByText(/created it/).waitFor()
  await picture(page, '49-history')
  await page.goto(at)
  await page.getByRole('button', { name: /^Edit/ }).click()
  await page.getByRole('dialog').getByLabel('Person in charge').waitFor()
  await picture(page, '50-edit-expiry')
  const add = await openAddUser(page)
  await add.getByText('More options').click()
  await add.getByText('On a date').click()
  await picture(page, '51-add-user-options')
}
