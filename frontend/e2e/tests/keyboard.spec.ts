import type { Locator, Page } from '@playwright/test'
import { addUserDialog, newKeyPanel, row } from '../support/app'
import { ada } from '../support/people'
import { expect, test } from '../support/test'

/** Presses Tab until this has the focus, as a person without a mouse does. */
async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible()
  for (let press = 0; press < 40; press++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${wanted} can't be reached with Tab`)
}

test('from sign-in to a saved key without a mouse', async ({ page }) => {
  await page.goto('/sign-in')
  await tabTo(page, page.getByLabel('Email address', { exact: true }))
  await page.keyboard.type(ada.email)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(ada.password)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Manage Users' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('tab', { name: 'Standard' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'ADD USER' }))
  await page.keyboard.press('Enter')

  const dialog = addUserDialog(page)
  await tabTo(page, dialog.getByLabel('Description'))
  await page.keyboard.type('By keyboard')
  await tabTo(page, dialog.getByRole('button', { name: 'Save' }))
  await page.keyboard.press('Enter')
  await expect(row(page, 'By keyboard')).toBeVisible()
  await tabTo(page, newKeyPanel(page).getByRole('button', { name: 'Test this key' }))
  await page.keyboard.press('Enter')
  await expect(newKeyPanel(page)).toContainText('Accepted')
  await tabTo(page, newKeyPanel(page).getByRole('button', { name: 'Done' }))
  await page.keyboard.press('Enter')
  await expect(newKeyPanel(page)).toBeHidden()
})
