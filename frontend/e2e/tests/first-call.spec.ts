import { newKeyPanel, openAddUser, row, shownPassword } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { verify } from '../support/key'
import { ada, signedIn } from '../support/people'
import { expect, test } from '../support/test'

test('Test this key says yes and is no use, and the panel stays until Done', async ({ page }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  await dialog.getByLabel('Description').fill('Tested')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const panel = newKeyPanel(page)
  await expect(panel).toContainText(/again/)
  await panel.getByRole('button', { name: 'Test this key' }).click()
  await expect(panel).toContainText('Accepted')
  // Longer than uses wait to be written.
  await page.waitForTimeout(8_000)
  await expect(panel).toContainText('Waiting for the first call...')
  await panel.getByRole('button', { name: 'Done' }).click()
  await expect(panel).toBeHidden()
  await page.reload()
  await expect(row(page, 'Tested')).toContainText('Never')
})

test('the panel says what became of the first calls', async ({ page, server }) => {
  await signedIn(page, ada)
  const dialog = await openAddUser(page)
  const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
  const password = await shownPassword(dialog)
  await dialog.getByLabel('Description').fill('Watched')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const panel = newKeyPanel(page)
  await expect(panel).toContainText('Waiting for the first call...')
  expect(await verify(server.url, { email, password: 'something-else-7' })).toBe(401)
  await expect(panel).toContainText(/Refused \d\d:\d\d:\d\d from 127.0.0.1, node: wrong password/, {
    timeout: 15_000,
  })
  expect(await verify(server.url, { email, password })).toBe(200)
  await expect(panel).toContainText(/Accepted \d\d:\d\d:\d\d from 127.0.0.1, node/, {
    timeout: 15_000,
  })
  await expect(panel).not.toContainText('Waiting')
  await expectAccessibleEverywhere(page)
})
