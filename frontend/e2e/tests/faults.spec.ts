import type { Locator, Page, Route } from '@playwright/test'
import { openAddUser, row, shownPassword } from '../support/app'
import { verify } from '../support/key'
import { ada, graphql, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const password = (dialog: Locator) => dialog.getByLabel('Password', { exact: true })
const save = (dialog: Locator) => dialog.getByRole('button', { name: 'Save' }).click()

/** Handles only the save, and lets every other operation pass. */
async function onSave(page: Page, handle: (route: Route) => Promise<void>) {
  await page.route('**/graphql', async (route) => {
    const saving = route.request().postData()?.includes('createApiUser(')
    await (saving ? handle(route) : route.continue())
  })
}

test('an empty description is refused at its field', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('   ')
  await save(dialog)
  await expect(dialog.getByLabel('Description')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Description')).toBeFocused()
  await expect(dialog).toBeVisible()
})

test('a description of more than 200 characters is refused at its field', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('é'.repeat(201))
  await save(dialog)
  await expect(dialog.getByLabel('Description')).toHaveAccessibleDescription(/200/)
})

const weak = [
  { why: 'too short', typed: 'short7', says: /8 characters/ },
  { why: 'without a digit or symbol', typed: 'onlyletters', says: /digit/ },
  { why: 'with the word password in it', typed: 'mypassword77', says: /password/ },
  { why: "with the account's name in it", typed: 'acme-harbour-7', says: /account/ },
  { why: 'that is a common one', typed: 'qwerty123', says: /common/ },
]
for (const { why, typed, says } of weak) {
  test(`a password ${why} is refused with that reason`, async ({ page }) => {
    await signedIn(page, ada)
    const dialog = await openAddUser(page)
    await dialog.getByLabel('Description').fill('Weak')
    await password(dialog).fill(typed)
    await save(dialog)
    await expect(password(dialog)).toHaveAttribute('aria-invalid', 'true')
    await expect(password(dialog)).toHaveAccessibleDescription(says)
    await expect(password(dialog)).toHaveValue(typed)
  })
}

test('a password with the address in it is refused with that reason', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  await dialog.getByLabel('Description').fill('Weak')
  await password(dialog).fill(`7${email}`)
  await save(dialog)
  await expect(password(dialog)).toHaveAccessibleDescription(/address/)
})

test('an address used in another tab gets a new one, says so, and keeps what was typed @journey', async ({
  page,
}) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const offered = await shownPassword(dialog)
  const elsewhere = await graphql(
    page.context().request,
    'mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }',
    { input: { email, password: offered, description: 'From the other tab' } },
  )
  expect(elsewhere.errors).toBeUndefined()

  await dialog.getByLabel('Description').fill('From this tab')
  await password(dialog).fill('quiet-harbour-7')
  await save(dialog)
  await expect(dialog.getByLabel('Email address', { exact: true })).not.toHaveValue(email)
  await expect(dialog.getByText(/new address/i)).toBeVisible()
  await expect(dialog.getByLabel('Description')).toHaveValue('From this tab')
  await expect(password(dialog)).toHaveValue('quiet-harbour-7')
  await save(dialog)
  await expect(row(page, 'From this tab')).toBeVisible()
  await expect(row(page, 'From the other tab')).toBeVisible()
})

test('a lost connection loses nothing', async ({ page, context, server }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const offered = await shownPassword(dialog)
  await dialog.getByLabel('Description').fill('Through a tunnel')
  await context.setOffline(true)
  await save(dialog)
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(dialog.getByLabel('Description')).toHaveValue('Through a tunnel')
  await expect(password(dialog)).toHaveValue(offered)
  await context.setOffline(false)
  await save(dialog)
  await expect(row(page, 'Through a tunnel')).toContainText(email)
  expect(await verify(server.url, { email, password: offered })).toBe(200)
})

test('after a lost reply saving again makes one API user, not two @journey', async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const offered = await shownPassword(dialog)
  await dialog.getByLabel('Description').fill('Reply lost')
  let lost = 0
  await onSave(page, async (route) => {
    if (lost++) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await save(dialog)
  await expect(dialog.getByRole('alert')).toContainText(
    "We don't know if this was saved. Press Save again; it can't be made twice.",
  )
  await save(dialog)
  await expect(row(page, 'Reply lost')).toHaveCount(1)
  await expect(row(page, 'Reply lost')).toContainText(email)
  expect(await verify(server.url, { email, password: offered })).toBe(200)
})

test('a session that ends while the form is open asks for sign-in over it and goes on @journey', async ({
  page,
  context,
  server,
}) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const offered = await shownPassword(dialog)
  await dialog.getByLabel('Description').fill('Kept through sign-in')
  await context.clearCookies()
  await save(dialog)

  const again = page.getByRole('dialog', { name: /sign in/i })
  await expect(again).toBeVisible()
  await expect(dialog.getByLabel('Description')).toHaveValue('Kept through sign-in')
  await again.getByLabel('Password', { exact: true }).fill(ada.password)
  await again.getByRole('button', { name: 'Sign in' }).click()
  await expect(again).toBeHidden()
  await expect(row(page, 'Kept through sign-in')).toContainText(email)
  expect(await verify(server.url, { email, password: offered })).toBe(200)
})

test('an error inside the server shows its reference and keeps the form', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('Unlucky')
  await onSave(page, (route) =>
    route.fulfill({
      contentType: 'application/graphql-response+json',
      body: JSON.stringify({
        data: null,
        errors: [
          {
            message: 'internal error',
            extensions: { code: 'INTERNAL', reason: 'INTERNAL', reference: 'ref-4711' },
          },
        ],
      }),
    }),
  )
  await save(dialog)
  await expect(dialog.getByRole('alert')).toContainText('ref-4711')
  await expect(dialog.getByLabel('Description')).toHaveValue('Unlucky')
})
