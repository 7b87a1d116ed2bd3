import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

/** Where things are on the screen, found as a person finds them. */
export const routes = {
  overview: '/account',
  transfer: '/account/transfer',
  standard: '/account/users',
  api: '/account/users/api',
  addUser: '/account/users/api/new',
  history: '/account/history',
  profile: '/settings/profile',
  team: '/settings/team',
}

export const addUserDialog = (page: Page) => page.getByRole('dialog', { name: 'Add User' })
export const newKeyPanel = (page: Page) => page.getByRole('region', { name: /new API user/i })

/** The row of the list that shows this text. */
export const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

/** The tick box of a row: the words beside it, since the box itself is drawn. */
export const enabledBox = (shown: Locator) => shown.getByText(/^Enabled/).first()

/** Opens the Add User screen by its address and waits for the draft. */
export async function openAddUser(page: Page): Promise<Locator> {
  await page.goto(routes.addUser)
  // The list behind the dialog, so that nothing is under way when a test cuts the connection.
  await expect(
    page.getByText('No API users yet.').or(page.getByRole('table', { includeHidden: true })),
  ).toBeAttached()
  const dialog = addUserDialog(page)
  await expect(dialog.getByLabel('Email address', { exact: true })).toHaveValue(
    /^apiuser-[a-z0-9]{12}@api\.localhost$/,
  )
  return dialog
}

/** Shows the password and reads it. */
export async function shownPassword(dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: 'Show password' }).click()
  return dialog.getByLabel('Password', { exact: true }).inputValue()
}
