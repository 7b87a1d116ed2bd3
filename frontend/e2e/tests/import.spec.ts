import { readFileSync, writeFileSync } from 'node:fs'
import { routes, row } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { makeKey, verify } from '../support/key'
import { ada, sam, signedIn } from '../support/people'
import { chooseFile, csvWithBadLines, old } from '../support/sheet'
import { expect, test } from '../support/test'

const importScreen = `${routes.api}/import`

test('a file with bad lines is imported with the keyboard alone @journey', async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  await page.goto(routes.api)
  await page.getByRole('link', { name: 'Import API users' }).press('Enter')
  await expect(page).toHaveURL(importScreen)
  await chooseFile(page, 'old.csv', csvWithBadLines)
  await expect(
    page
      .getByText("2 API users can be imported, 2 lines can't.", { exact: true })
      .and(page.locator('h2')),
  ).toBeVisible()
  const bad = page.getByRole('table', { name: 'Bad lines' }).getByRole('row')
  await expect(bad.nth(1)).toContainText('password_hash')
  await expect(bad.nth(2)).toContainText('expires_at')
  for (const key of old) expect(await verify(server.url, key), 'nothing is imported yet').toBe(401)
  await expect(page.getByRole('button', { name: 'Choose another file' })).toBeFocused()
  await expectAccessibleEverywhere(page)

  const tick = page.getByRole('checkbox', { name: 'Leave the 2 bad lines out' })
  for (let at = 0; at < 4 && !(await tick.evaluate((box) => box === document.activeElement)); at++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 API users imported.')).toBeVisible()
  await expectAccessibleEverywhere(page)
  for (const key of old) expect(await verify(server.url, key)).toBe(200)
  expect(await verify(server.url, { ...old[0], password: 'no-such-password-1' })).toBe(401)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(row(page, old[0].email)).toContainText('Nightly reports')
  await page.getByRole('link', { name: 'Nightly reports' }).click()
  await expect(page.getByText('Its address comes from another program.')).toBeVisible()
  await page.getByRole('tab', { name: 'History' }).click()
  await expect(page.getByText('Ada imported it.')).toBeVisible()
})

test('a dropped file is checked, and another one that is none is refused', async ({
  page,
}, testInfo) => {
  await signedIn(page, ada)
  await page.goto(importScreen)
  await page.getByText('What the file must look like').click()
  await expectAccessibleEverywhere(page)
  // A drag that scripts make up has no file of the system's, which is what is looked for.
  const chrome = await page.context().newCDPSession(page)
  const put = async (text: string) => {
    const path = testInfo.outputPath('old.htpasswd')
    writeFileSync(path, text)
    const place = await page.locator('.file-picker').boundingBox()
    const at = { x: (place?.x ?? 0) + 20, y: (place?.y ?? 0) + 20 }
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await chrome.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await put(old.map(({ email, hash }) => `${email}:${hash}`).join('\n'))
  await expect(page.getByRole('button', { name: 'Import 2 API users' })).toBeEnabled()
  await put('name,password\nx,y\n')
  await expect(page.getByRole('alert')).toContainText('The first line must name the columns')
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
  await expectAccessibleEverywhere(page)
})

test('without a connection nothing is lost, and trying again goes on', async ({
  page,
  context,
}) => {
  await signedIn(page, ada)
  await page.goto(importScreen)
  await page.getByRole('button', { name: 'Choose file' }).waitFor()
  await context.setOffline(true)
  await chooseFile(page, 'old.csv', csvWithBadLines)
  await expect(page.getByRole('alert')).toContainText('The server did not answer.')
  await expect(page.getByText('old.csv')).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByLabel('Leave the 2 bad lines out')).toBeVisible()
})

test('what the list is narrowed to is exported, after sign-in if it must be', async ({
  page,
  context,
}) => {
  await signedIn(page, ada)
  for (const name of ['Warehouse stock', 'Till receipts']) await makeKey(context.request, name)
  await page.goto(`${routes.api}?q=ware`)
  const link = page.getByRole('link', { name: 'Export CSV' })
  await link.waitFor()
  const exported = async (press: () => Promise<unknown>) => {
    const downloading = page.waitForEvent('download')
    await press()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('api-users.csv')
    return readFileSync(await download.path(), 'utf8')
  }
  const text = await exported(() => link.press('Enter'))
  expect(text.trim().split('\r\n')).toHaveLength(2)
  expect(text).toContain('Warehouse stock')

  await context.clearCookies()
  await link.click()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('Password', { exact: true }).fill(ada.password)
  expect(await exported(() => dialog.getByRole('button', { name: 'Sign in' }).click())).toBe(text)
})

test('a standard user can neither import nor export', async ({ page }) => {
  await signedIn(page, ada)
  await makeKey(page.context().request, 'Made by Ada')
  await signedIn(page, sam)
  await page.goto(routes.api)
  await row(page, 'Made by Ada').waitFor()
  await expect(page.getByRole('link', { name: /Import|Export/ })).toHaveCount(0)
  await page.goto(importScreen)
  await expect(page.getByText(/can only be imported by the account owner: Ada/)).toBeVisible()
})
