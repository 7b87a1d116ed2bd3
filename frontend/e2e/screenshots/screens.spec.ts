import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { enabledBox, newKeyPanel, openAddUser, routes, row } from '../support/app'
import { makeKey } from '../support/key'
import { ada, sam, signedIn } from '../support/people'
import { folder, inEachLook, type Picture } from '../support/picture'
import { type Server, startServer } from '../support/server'
import { expect, test } from '../support/test'

const password = (page: Page) => page.getByLabel('Password', { exact: true })
const printedLink = (text: string) => /http\S+#token=\S+/.exec(text)?.[0] ?? ''

inEachLook((picture) => {
  test('before signing in', ({ page, server }) => beforeSigningIn(page, server, picture))
  test('lists', ({ page }) => lists(page, picture))
  test('add user', ({ page }) => addUser(page, picture))
  test('dialogs', ({ page }) => dialogs(page, picture))
})

const anyDialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

async function beforeSigningIn(page: Page, server: Server, picture: Picture) {
  const empty = await startServer()
  await page.goto(printedLink(empty.stdout()))
  await page.getByLabel('Account name').waitFor()
  await picture(page, '01-set-up')
  await password(page).fill('passwordpassword')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await picture(page, '02-set-up-faults')
  await empty.stop()

  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel('Email address', { exact: true }).waitFor()
  await picture(page, '03-sign-in')
  await page.getByLabel('Email address', { exact: true }).fill(ada.email)
  await password(page).fill('not the right one at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  await picture(page, '04-sign-in-refused')
  await page.goto(printedLink(server.command('reset-password', ada.email)))
  await page.getByRole('button', { name: 'Set new password' }).waitFor()
  await picture(page, '05-reset-password')
}

async function lists(page: Page, picture: Picture) {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await page.getByText('Acme').first().waitFor()
  await picture(page, '10-overview')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  await picture(page, '11-settings-menu')
  await page.goto(routes.standard)
  await row(page, sam.email).waitFor()
  await picture(page, '12-standard')
  await page.goto(routes.api)
  await page.getByText('No API users yet.').waitFor()
  await picture(page, '13-api-empty')
  await makeSome(page)
  await page.goto(routes.api)
  await row(page, 'Nightly export').waitFor()
  await picture(page, '14-api')
  await readmePicture(page)
  await page.goto('/playground')
  await page.getByText('query WhoAmI').first().waitFor()
  await picture(page, '15-playground')
  await page.goto('/nothing-here')
  await page.getByRole('heading').first().waitFor()
  await picture(page, '16-not-found')
  await signedIn(page, sam)
  await page.goto(routes.api)
  await page.getByText(/can only be created by/).waitFor()
  await picture(page, '17-api-standard-user')
}

/** The README's picture: the list, without the empty half of the window. */
async function readmePicture(page: Page) {
  const { width, height } = { width: 1440, height: 830 }
  const light = await page.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches)
  if (page.viewportSize()?.width !== width || !light) return
  await page.screenshot({ path: join(folder, 'readme.png'), clip: { x: 0, y: 0, width, height } })
}

async function makeSome(page: Page) {
  const request = page.context().request
  await makeKey(request, 'Old import, withdrawn', false)
  await makeKey(request, 'Warehouse stock feed')
  await makeKey(request, 'Nightly export')
  await makeKey(request, 'Website contact sync')
}

async function addUser(page: Page, picture: Picture) {
  await signedIn(page, ada)
  await makeSome(page)
  const dialog = await openAddUser(page)
  await picture(page, '20-add-user')
  await dialog.getByLabel('Password', { exact: true }).fill('weak')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await picture(page, '21-add-user-faults')
  await dialog.getByRole('button', { name: 'Regenerate' }).click()
  await dialog.getByLabel('Description').fill('Till receipts')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await newKeyPanel(page).waitFor()
  await picture(page, '22-saved')
  await newKeyPanel(page).getByRole('button', { name: 'Test this key' }).click()
  await expect(newKeyPanel(page)).toContainText('Accepted')
  await picture(page, '23-saved-tested')

  const unticked = await openAddUser(page)
  await unticked.getByLabel('Description').fill('For next week')
  await unticked.getByText('Enabled', { exact: true }).click()
  await unticked.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Disabled: calls get 401 until you tick Enabled.').waitFor()
  await picture(page, '24-saved-disabled')

  await openAddUser(page)
  await dialog.getByLabel('Description').fill('Through a tunnel')
  await page.context().setOffline(true)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('alert').waitFor()
  await picture(page, '25-lost-connection')
  await page.context().setOffline(false)
}

async function dialogs(page: Page, picture: Picture) {
  await signedIn(page, ada)
  await makeSome(page)
  await page.goto(routes.api)
  const active = row(page, 'Nightly export')
  const open = anyDialog(page)
  const openers = {
    '30-edit': active.getByRole('button', { name: /edit/i }),
    '31-new-password': active.getByRole('button', { name: /password/i }),
    '32-disable': enabledBox(active),
    '33-delete': row(page, 'Old import').getByRole('button', { name: /delete/i }),
  }
  for (const [name, opener] of Object.entries(openers)) {
    await opener.click()
    await open.first().waitFor()
    await picture(page, name)
    await page.keyboard.press('Escape')
    await expect(open).toHaveCount(0)
  }
  await page.context().clearCookies()
  await page.getByRole('tab', { name: 'Standard' }).click()
  await page.getByRole('dialog', { name: /sign in/i }).waitFor()
  await picture(page, '34-sign-in-again')
}
