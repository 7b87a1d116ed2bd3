import type { Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { makeKey } from '../support/key'
import { ada, graphql, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('many at once', ({ page }) => manyAtOnce(page, picture))
})

async function manyAtOnce(page: Page, picture: Picture) {
  await signedIn(page, ada)
  const request = page.context().request
  const gone = await makeKey(request, 'Old import, withdrawn', false)
  await makeKey(request, 'Nightly export of invoices to the accountants', false)
  await makeKey(request, 'Website contact sync')
  await makeKey(request, 'Warehouse stock feed')
  await page.goto(routes.api)
  const bar = page.getByRole('group', { name: 'Selection' })
  const asked = page.getByRole('alertdialog')
  await row(page, 'Warehouse').waitFor()
  await page.getByText('4 API users', { exact: true }).waitFor()
  await picture(page, '90-many')
  for (const name of ['Warehouse stock feed', 'Nightly export of invoices to the accountants'])
    await page.getByLabel(`Select ${name}`).press('Space')
  await bar.getByText('2 selected').waitFor()
  await picture(page, '91-many-selected')
  await bar.getByText('2 selected').click()
  await bar.getByText('4 selected').waitFor()
  await bar.getByRole('button', { name: 'Delete' }).click()
  await asked.waitFor()
  await picture(page, '92-many-delete')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  const { errors } = await graphql(
    request,
    'mutation ($id: ID!) { deleteApiUser(input: { id: $id }) { deletedId } }',
    { id: gone.id },
  )
  expect(errors).toBeUndefined()
  await bar.getByRole('button', { name: 'Disable' }).click()
  await asked.getByRole('button', { name: 'Disable 4' }).click()
  await page.getByRole('alert').waitFor()
  await picture(page, '93-many-refused')
  await page.getByRole('button', { name: 'Try again without them' }).click()
  await page.getByText('3 API users are disabled.').and(page.locator('p')).waitFor()
  await expect(row(page, 'Warehouse')).toContainText('Disabled')
  await picture(page, '94-many-done')
}
