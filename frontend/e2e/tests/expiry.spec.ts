import { openAddUser, routes, row } from '../support/app'
import { makeKey, verify } from '../support/key'
import { ada, graphql, signedIn } from '../support/people'
import { expect, test } from '../support/test'

test('an expired API user is refused, shown as expired, and extended from its page', async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  const { errors } = await graphql(
    page.context().request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id: key.id, expiresAt: new Date(Date.now() + 2000).toISOString() } },
  )
  expect(errors).toBeUndefined()
  await expect.poll(() => verify(server.url, key)).toBe(401)

  await page.goto(`${routes.api}/${key.id}`)
  await expect(page.getByText(/^Expired/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Extend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
  expect(await verify(server.url, key)).toBe(200)
})

test('an expiry and a person in charge are set in Add User and changed in Edit', async ({
  page,
}) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('Weekly report')
  await dialog.getByText('More options').click()
  await dialog.getByText('On a date').click()
  const field = dialog.getByLabel('Expires at')
  await expect(dialog.getByText('In your time zone, Europe/London.')).toBeVisible()
  await field.fill('2020-01-01T12:00')
  await dialog.getByLabel('Person in charge').selectOption('Sam')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('2090-07-01T12:00')
  await dialog.getByRole('button', { name: 'Save' }).click()

  await row(page, 'Weekly report').getByRole('link', { name: 'Weekly report' }).click()
  await expect(page.getByText(/1 July 2090.*12:00:00 BST/)).toBeVisible()
  await expect(page.getByText('Sam', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Edit/ }).click()
  const edit = page.getByRole('dialog', { name: 'Edit API user' })
  await edit.getByText('Never', { exact: true }).click()
  await edit.getByLabel('Person in charge').selectOption('Nobody')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Nobody')).toBeVisible()
  await expect(page.getByText('Never', { exact: true })).toBeVisible()
})

test("the account's longest life bounds what can be asked for", async ({ page }) => {
  await signedIn(page, ada)
  await graphql(
    page.context().request,
    'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { account { id } } }',
    { input: { longestLifeDays: 60, defaultLifeDays: 30 } },
  )
  const dialog = await openAddUser(page)
  await expect(dialog.getByText(/Expires \d/)).toBeVisible()
  await dialog.getByText('More options').click()
  await expect(dialog.getByText('Never', { exact: true })).toHaveCount(0)
  await dialog.getByLabel('Description').fill('Weekly report')
  await dialog.getByLabel('Expires at').fill('2090-07-01T12:00')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText(/60 days at most\. Choose an earlier time/)).toBeVisible()
})
