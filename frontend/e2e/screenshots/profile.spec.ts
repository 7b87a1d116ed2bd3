import type { Browser, Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { ada, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import { mailTest, test } from '../support/test'

const elsewhere = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  'nightly-check/2.1 (+https://status.example.com/about)',
]

inEachLook((picture) => {
  mailTest('one’s own profile', ({ page, browser, baseURL }) =>
    ownProfile(page, picture, browser, baseURL),
  )
}, mailTest)

inEachLook((picture) => {
  test('signing in where no mail is sent', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByText('postern reset-password EMAIL').waitFor()
    await picture(page, '103-sign-in-without-mail')
  })
})

async function ownProfile(page: Page, picture: Picture, browser: Browser, baseURL?: string) {
  for (const userAgent of elsewhere) {
    const other = await browser.newContext({ baseURL, userAgent })
    await signedIn(await other.newPage(), ada)
    await other.close()
  }
  await signedIn(page, ada)
  await page.goto(routes.profile)
  await row(page, 'Firefox on Linux').waitFor()
  await picture(page, '100-profile')

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.getByRole('alertdialog').waitFor()
  await picture(page, '102-end-sessions')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Change name' }).click()
  await page.getByLabel('Your name').fill('Ada Lovelace')
  await page.keyboard.press('Enter')
  await page.getByText('Your name is changed.').first().waitFor()
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await page.getByRole('button', { name: 'Change email address' }).click()
  await field('New email address').fill('ada.lovelace')
  await field('Current password').fill('not the right one at all')
  await page.getByRole('button', { name: 'Change email address' }).click()
  await page.getByText('This is not your password').waitFor()
  await page.getByRole('button', { name: 'Change password' }).click()
  await field('Current password').last().fill('not the right one at all')
  await field('New password').fill('too short')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Use 15 characters or more.').waitFor()
  await picture(page, '101-profile-faults')
}
