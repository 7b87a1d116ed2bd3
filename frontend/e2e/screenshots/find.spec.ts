import type { Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { makeKey, verify } from '../support/key'
import { ada, graphql, sam, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import { type Server } from '../support/server'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('the list in use', ({ page, server }) => listInUse(page, server, picture))
  test('the policy', ({ page }) => policy(page, picture))
})

async function expires(page: Page, id: string, seconds: number) {
  const expiresAt = new Date(Date.now() + seconds * 1000).toISOString()
  const { errors } = await graphql(
    page.context().request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id, expiresAt } },
  )
  expect(errors).toBeUndefined()
}

async function listInUse(page: Page, server: Server, picture: Picture) {
  await signedIn(page, ada)
  const request = page.context().request
  await makeKey(request, 'Old import, withdrawn', false)
  const export_ = await makeKey(request, 'Nightly export of invoices to the accountants')
  await makeKey(request, 'Website contact sync')
  const stock = await makeKey(request, 'Warehouse stock feed')
  const till = await makeKey(request, 'Till receipts')
  await verify(server.url, till)
  await verify(server.url, stock)
  await expires(page, export_.id, 12.5 * 86_400)
  await expires(page, till.id, 1)
  await expect(async () => {
    await page.goto(routes.api)
    await expect(row(page, 'Till receipts')).toContainText('Expired', { timeout: 500 })
    await expect(row(page, 'Warehouse')).toContainText('from 127.0.0.1', { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await page.getByText('5 API users', { exact: true }).waitFor()
  await picture(page, '60-list-in-use')
  await row(page, 'Warehouse').locator('time').first().hover()
  await picture(page, '61-last-used')
  // What is found goes by what is written down, which the last calls are within seconds.
  await expect(async () => {
    await page.goto(`${routes.api}?q=api.localhost&state=never-used&sort=-description`)
    await expect(page.getByText('3 of 5 API users')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await picture(page, '62-found')
  await page.getByRole('searchbox').fill('le')
  await page.getByText('Type 3 characters or more.').waitFor()
  await page.locator('[aria-busy=false]').waitFor()
  await picture(page, '63-too-short')
  await page.getByRole('searchbox').fill('ledger of last year')
  await page.getByText('Nothing fits.').waitFor()
  await picture(page, '64-nothing-fits')
  await signedIn(page, sam)
  await page.goto(routes.api)
  await row(page, 'Till receipts').waitFor()
  await page.getByText('5 API users', { exact: true }).waitFor()
  await picture(page, '65-list-standard-user')
  await page.goto(routes.overview)
  await page.getByRole('link', { name: /within 14 days/ }).waitFor()
  await picture(page, '66-overview-standard-user')
}

async function policy(page: Page, picture: Picture) {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await page.getByRole('button', { name: 'Change life of API users' }).click()
  await page.getByLabel('Longest life, in days').fill('30')
  await page.getByLabel('Default life, in days').fill('90')
  await picture(page, '67-policy')
  const life = page.getByRole('region', { name: 'Life of API users' })
  await life.getByRole('button', { name: 'Save' }).click()
  await page.locator('[aria-invalid=true]').waitFor()
  await picture(page, '68-policy-faults')
}
