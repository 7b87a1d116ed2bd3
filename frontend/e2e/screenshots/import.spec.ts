import type { Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { ada, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import { chooseFile, csvWithBadLines } from '../support/sheet'
import { test } from '../support/test'

inEachLook((picture) => {
  test('import and export', ({ page }) => importing(page, picture))
})

async function importing(page: Page, picture: Picture) {
  await signedIn(page, ada)
  await page.goto(`${routes.api}/import`)
  const choose = page.getByRole('button', { name: /^Choose/ })
  await choose.waitFor()
  await picture(page, '95-import')
  await page.getByText('What the file must look like').click()
  await picture(page, '96-import-help')
  await page.getByText('What the file must look like').click()
  await choose.focus()
  await chooseFile(page, 'picture.png', 'no,columns\nhere')
  await page.getByRole('alert').waitFor()
  await picture(page, '97-import-refused')
  await choose.focus()
  await chooseFile(page, 'old-gateway-export-of-november.csv', csvWithBadLines)
  await page.getByLabel('Leave the 2 bad lines out').waitFor()
  await picture(page, '98-import-bad-lines')
  await page.getByText('Leave the 2 bad lines out').click()
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/import/**', async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('button', { name: 'Import 2 API users' }).click()
  await page.getByRole('progressbar').waitFor()
  await picture(page, '98-importing')
  go()
  await page.getByText('2 API users imported.').waitFor()
  await picture(page, '99-imported')
  await page.getByRole('link', { name: 'See all API users' }).click()
  await row(page, 'Nightly reports').waitFor()
  await page.getByText('2 API users', { exact: true }).waitFor()
  await picture(page, '99-imported-list')
  await page.getByRole('link', { name: 'Nightly reports' }).click()
  await page.getByText('Its address comes from another program.').waitFor()
  await picture(page, '99-imported-page')
}
