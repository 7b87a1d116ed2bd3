import { addUserDialog, newKeyPanel, openAddUser, routes, row, shownPassword } from '../support/app'
import { makeKey, shell, verify } from '../support/key'
import { ada, graphql, signedIn, signIn } from '../support/people'
import { expect, test } from '../support/test'

test("the manual page's path, word for word, ends with a key that opens something @journey", async ({
  page,
  server,
}) => {
  await signIn(page, ada)
  await page.getByRole('link', { name: 'My Account' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Manage Users' }).click()
  await expect(page.getByRole('tab', { name: 'Standard' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('tab', { name: 'API' }).click()
  await page.getByRole('link', { name: 'ADD USER' }).click()

  const dialog = addUserDialog(page)
  const address = dialog.getByLabel('Email address', { exact: true })
  await expect(address).toHaveValue(/^apiuser-[a-z0-9]{12}@api\.localhost$/)
  await expect(address).not.toBeEditable()
  const email = await address.inputValue()
  const password = await shownPassword(dialog)
  await expect(dialog.getByRole('checkbox', { name: 'Enabled' })).toBeChecked()
  await dialog.getByLabel('Description').fill('Website contact sync')
  await dialog.getByRole('button', { name: 'Save' }).click()

  await expect(page).toHaveURL(server.url + routes.api)
  await expect(dialog).toBeHidden()
  await expect(row(page, 'Website contact sync')).toContainText(email)
  await expect(row(page, 'Website contact sync')).toContainText('Active')
  expect(await verify(server.url, { email, password })).toBe(200)
})

test("the page's title says where you are", async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.api)
  await expect(page).toHaveTitle('API - Manage Users - Acme - Postern')
})

test('the empty list says what to make', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.api)
  await expect(
    page.getByText(
      'No API users yet. Make one per program, so you can withdraw one without stopping the rest.',
    ),
  ).toBeVisible()
})

test('the newest comes first, highlighted and announced @journey', async ({ page }) => {
  await signedIn(page, ada)
  await makeKey(page.context().request, 'Older')
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('Newer')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Newer')
  await expect(page.getByRole('row').nth(1)).toHaveAttribute('data-new', 'true')
  await expect(page.getByRole('row').nth(2)).toContainText('Older')
  await expect(page.getByRole('status').filter({ hasText: 'Newer' })).toBeAttached()
})

test('the list shows description, address, status, who changed it last and when', async ({
  page,
}) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Nightly export')
  await page.goto(routes.api)
  await expect(page.getByRole('columnheader', { name: 'Last modified by' })).toBeVisible()
  const shown = row(page, 'Nightly export')
  await expect(shown).toContainText(key.email)
  await expect(shown).toContainText('Active')
  await expect(shown).toContainText('Ada')
  await expect(shown.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/)
})

test('Regenerate keeps the address and changes the password', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const before = await shownPassword(dialog)
  await dialog.getByRole('button', { name: 'Regenerate' }).click()
  await expect(dialog.getByLabel('Password', { exact: true })).not.toHaveValue(before)
  await expect(dialog.getByLabel('Email address', { exact: true })).toHaveValue(email)
})

test('a typed password shows the rule being met, and works @journey', async ({ page, server }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const field = dialog.getByLabel('Password', { exact: true })
  await field.fill('tooweak')
  await expect(dialog.getByText(/not met/i).first()).toBeAttached()
  await field.fill('quiet-harbour-7')
  await expect(dialog.getByText(/not met/i)).toHaveCount(0)
  await dialog.getByLabel('Description').fill('Typed')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Typed')).toBeVisible()
  expect(await verify(server.url, { email, password: 'quiet-harbour-7' })).toBe(200)
})

test("the panel's curl line, run as shown, is let in", async ({ page, server }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('Snippets')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const panel = newKeyPanel(page)
  const snippet = async (name: string) => {
    await panel.getByRole('tab', { name }).click()
    return panel.getByRole('tabpanel').locator('pre').innerText()
  }
  const curl = await snippet('curl')
  expect(curl).toContain(server.url)
  expect(shell(curl)).toContain('Acme')
  const javaScript = await snippet('JavaScript')
  expect(shell(`node --input-type=module <<'END'\n${javaScript}\nEND`)).toContain('Acme')
  for (const name of ['Go', 'Python', '.env']) expect(await snippet(name)).toContain('apiuser-')
})

test('saved unticked it says so, and calls get 401 until it is ticked', async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const password = await shownPassword(dialog)
  await dialog.getByLabel('Description').fill('For later')
  await dialog.getByText('Enabled', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Disabled: calls get 401 until you tick Enabled.')).toBeVisible()
  await expect(row(page, 'For later')).toContainText('Disabled')
  expect(await verify(server.url, { email, password })).toBe(401)
})

test('walking away leaves no API user behind', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('Never saved')
  await page.goto(routes.standard)
  const { data } = await graphql(
    page.context().request,
    '{ viewer { account { apiUsers { edges { node { id } } } } } }',
  )
  expect(data?.viewer.account.apiUsers.edges).toEqual([])
})

test("Back and Escape close the form, a click beside it doesn't, and the description is offered again", async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  await page.goto(routes.api)
  await page.getByRole('link', { name: 'ADD USER' }).click()
  const dialog = addUserDialog(page)
  await dialog.getByLabel('Description').fill('Half typed')
  await page.mouse.click(5, 450)
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(server.url + routes.api)
  await expect(page.getByRole('link', { name: 'ADD USER' })).toBeFocused()

  await page.getByRole('link', { name: 'ADD USER' }).click()
  await expect(dialog.getByLabel('Description')).toHaveValue('Half typed')
  await page.goBack()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(server.url + routes.api)
})

test("fields of an API user never invite the browser's own passwords", async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await expect(dialog.getByLabel('Email address', { exact: true })).toHaveAttribute(
    'autocomplete',
    'off',
  )
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAttribute(
    'autocomplete',
    'new-password',
  )
})
