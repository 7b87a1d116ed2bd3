import { addUserDialog, newKeyPanel, row } from '../support/app'
import { tabTo } from '../support/keyboard'
import { ada } from '../support/people'
import { expect, test } from '../support/test'

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
