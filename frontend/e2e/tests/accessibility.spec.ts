import type { Page } from '@playwright/test'
import { enabledBox, newKeyPanel, openAddUser, routes, row } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { makeKey } from '../support/key'
import { ada, sam, signedIn } from '../support/people'
import { makeAccount } from '../support/team'
import { emptyTest, expect, test } from '../support/test'

/** Screens that are one address away, with something on each that says it is there. */
const pages: Record<string, { path: string; ready: (page: Page) => Promise<unknown> }> = {
  Overview: { path: routes.overview, ready: (page) => page.getByText('Acme').first().waitFor() },
  'the Standard tab': { path: routes.standard, ready: (page) => row(page, sam.email).waitFor() },
  'the API tab': { path: routes.api, ready: (page) => row(page, 'Ledger sync').waitFor() },
  'Profile and sign-in': {
    path: routes.profile,
    ready: (page) => row(page, 'This device').waitFor(),
  },
  'the team': { path: routes.team, ready: (page) => row(page, 'below North').waitFor() },
  'the Create account dialog': {
    path: `${routes.team}/new`,
    ready: (page) => page.getByRole('dialog', { name: 'Create account' }).waitFor(),
  },
  "a page that isn't there": {
    path: '/nothing-here',
    ready: (page) => page.getByRole('heading').first().waitFor(),
  },
}

for (const [name, { path, ready }] of Object.entries(pages)) {
  test(`${name} is accessible`, async ({ page }) => {
    await signedIn(page, ada)
    await makeKey(page.context().request, 'Ledger sync')
    await makeKey(page.context().request, 'Retired', false)
    const parentId = await makeAccount(page.context().request, 'North')
    await makeAccount(page.context().request, 'Leeds', { parentId })
    await page.goto(path)
    await ready(page)
    await expectAccessibleEverywhere(page)
  })
}

emptyTest('set-up is accessible', async ({ page, server }) => {
  await page.goto(/http\S+#token=\S+/.exec(server.stdout())?.[0] ?? '')
  await page.getByLabel('Account name').waitFor()
  await expectAccessibleEverywhere(page)
})

test('sign-in is accessible, its refusal too', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email address', { exact: true }).fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill('not the right one at all')
  await expectAccessibleEverywhere(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  await expectAccessibleEverywhere(page)
})

test('reset-password is accessible', async ({ page, server }) => {
  await page.goto(/http\S+#token=\S+/.exec(server.command('reset-password', ada.email))?.[0] ?? '')
  await page.getByRole('button', { name: 'Set new password' }).waitFor()
  await expectAccessibleEverywhere(page)
})

test("the empty API list and a standard user's view are accessible", async ({ page }) => {
  await signedIn(page, sam)
  await page.goto(routes.api)
  await page.getByText(/can only be created by/).waitFor()
  await expectAccessibleEverywhere(page)
})

test('the Add User dialog is accessible, its faults too, and so is the panel', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await expectAccessibleEverywhere(page)
  await dialog.getByLabel('Password', { exact: true }).fill('weak')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await expectAccessibleEverywhere(page)
  await dialog.getByLabel('Description').fill('Ledger sync')
  await dialog.getByLabel('Password', { exact: true }).fill('quiet-harbour-7')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await newKeyPanel(page).getByRole('button', { name: 'Test this key' }).click()
  await expect(newKeyPanel(page)).toContainText('Accepted')
  await expectAccessibleEverywhere(page)
})

test('each dialog of the list is accessible', async ({ page }) => {
  await signedIn(page, ada)
  await makeKey(page.context().request, 'Ledger sync')
  await makeKey(page.context().request, 'Retired', false)
  await page.goto(routes.api)
  const openers = [
    row(page, 'Ledger sync').getByRole('button', { name: /edit/i }),
    row(page, 'Ledger sync').getByRole('button', { name: /password/i }),
    enabledBox(row(page, 'Ledger sync')),
    row(page, 'Retired').getByRole('button', { name: /delete/i }),
  ]
  for (const opener of openers) {
    await opener.click()
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor()
    await expectAccessibleEverywhere(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0)
  }
})

test('the sign-in over the page and the Settings menu are accessible', async ({
  page,
  context,
}) => {
  await signedIn(page, ada)
  await page.goto(routes.standard)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  await expectAccessibleEverywhere(page)
  await page.keyboard.press('Escape')
  await context.clearCookies()
  await page.getByRole('tab', { name: 'API' }).click()
  await page.getByRole('dialog', { name: /sign in/i }).waitFor()
  await expectAccessibleEverywhere(page)
})
