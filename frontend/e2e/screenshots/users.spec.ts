import type { Page } from '@playwright/test'
import { addUserDialog, routes, row } from '../support/app'
import { ada, graphql, sam, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('standard users', ({ page }) => standardUsers(page, picture))
})

async function standardUsers(page: Page, picture: Picture) {
  await signedIn(page, ada)
  const ask = (query: string) => graphql(page.context().request, query)
  await ask(
    'mutation { inviteUser(input: {name: "Priya Raman", email: "priya.raman@example.com", seesUsage: true, managesUsers: true}) { mailed } }',
  )
  await ask(
    'mutation { inviteUser(input: {name: "Tomas", email: "tomas@example.com"}) { mailed } }',
  )
  await page.goto(routes.standard)
  await row(page, sam.email).getByRole('button', { name: 'Remove Sam' }).click()
  await page.getByText('is in charge of no API user').waitFor()
  await picture(page, '83-remove-user')
  await page.keyboard.press('Escape')
  await row(page, sam.email).getByRole('button', { name: 'Disable Sam' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await expect(row(page, sam.email)).toContainText('Disabled')
  await picture(page, '80-standard-users')

  await page.getByRole('link', { name: 'ADD USER' }).click()
  const dialog = addUserDialog(page)
  await dialog.getByLabel('Name').fill('Ida Lang')
  await dialog.getByLabel('Email address').fill('ida@example.com')
  await picture(page, '81-invite')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const link = page.getByLabel('Invitation link')
  await link.waitFor()
  await picture(page, '82-invitation-link')
  const address = await link.inputValue()
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(address)
  await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
  await picture(page, '84-accept-invitation')
}
