import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import { makeKey, verify } from '../support/key'
import { ada, sam, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import type { Server } from '../support/server'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('limits and permissions', ({ page, server }) => limits(page, server, picture))
})

async function limits(page: Page, server: Server, picture: Picture) {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  const at = `${routes.api}/${key.id}/limits`
  await verify(server.url, key)
  await page.goto(at)
  const networks = page.getByLabel('Allowed networks')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await networks.waitFor()
  await picture(page, '70-limits-no-permissions')

  await page.goto(routes.overview)
  await page.getByRole('button', { name: 'Change permissions' }).click()
  const names = page.getByLabel('Names of permissions')
  await names.fill('contacts.read\nContacts Write')
  await save.click()
  await expect(names).toHaveAttribute('aria-invalid', 'true')
  await picture(page, '71-permissions-fault')
  await names.fill('contacts.read\ncontacts.write\ninvoices.read\nreports.monthly:export')
  await save.click()
  await page.getByRole('list', { name: 'Permissions' }).waitFor()
  await picture(page, '72-permissions')

  // Uses are written down some seconds late.
  await expect(async () => {
    await page.goto(`${routes.api}/${key.id}`)
    await page.getByText('127.0.0.1').first().waitFor({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await page.goto(at)
  await networks.fill('10.0.0.0/8\n2001:db8::/32\n192.0.2.300')
  await page.getByText('contacts.read', { exact: true }).click()
  await page.getByLabel('Calls per second').fill('50')
  await save.click()
  await expect(networks).toHaveAttribute('aria-invalid', 'true')
  await picture(page, '73-limits-fault')
  await networks.fill('10.0.0.0/8\n2001:db8::/32')
  await save.click()
  await page.getByText(/The last call came from/).waitFor()
  await picture(page, '74-limits-warning')
  await page.getByRole('button', { name: 'Save anyway' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
  await picture(page, '75-limits-saved')
  await signedIn(page, sam)
  await page.goto(at)
  await page.getByText('No limit').waitFor()
  await picture(page, '76-limits-standard-user')
}
