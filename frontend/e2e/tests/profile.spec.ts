import type { Browser, Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe'
import { ada, graphql, sam, signedIn, signIn } from '../support/people'
import { expect, mailTest, test } from '../support/test'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'

/** A browser of the same person elsewhere. */
async function elsewhere(browser: Browser, baseURL: string | undefined, userAgent = firefox) {
  const page = await (await browser.newContext({ baseURL, userAgent })).newPage()
  await signedIn(page, ada)
  return page
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click()
const heading = (page: Page) => page.getByRole('heading', { name: 'Where you are signed in' })

test('a changed name is in the menu, on the Standard tab, and in the history', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: 'Profile and sign-in' }).click()
  await expect(page).toHaveURL(/\/settings\/profile$/)
  await press(page, 'Change name')
  await field(page, 'Your name').fill('')
  await press(page, 'Save')
  await expect(field(page, 'Your name')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'Your name')).toBeFocused()
  await field(page, 'Your name').fill('Ada Lovelace')
  await field(page, 'Your name').press('Enter')
  await expect(page.getByText('Your name is changed.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change name' })).toBeFocused()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.locator('.menu-who')).toContainText('Ada Lovelace')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Manage Users' }).click()
  await expect(row(page, ada.email)).toContainText('Ada Lovelace')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(
    page.getByText('Ada Lovelace changed their own name from “Ada” to “Ada Lovelace”.'),
  ).toBeVisible()
})

mailTest(
  'a new address wants the password, is told to both, and signs in @journey',
  async ({ page, inbox }) => {
    const next = 'ada.lovelace@example.com'
    await signedIn(page, ada)
    await page.goto(routes.profile)
    await press(page, 'Change email address')
    await expect(page.getByText(/both told by mail/)).toBeVisible()
    await field(page, 'New email address').fill(next)
    await field(page, 'Current password').fill('not the right one at all')
    await press(page, 'Change email address')
    await expect(page.getByText(/This is not your password/)).toBeVisible()
    await expect(field(page, 'Current password')).toBeFocused()
    await expect(field(page, 'New email address')).toHaveValue(next)
    await expectAccessible(page)
    await field(page, 'Current password').fill(ada.password)
    await field(page, 'New email address').fill(sam.email)
    await press(page, 'Change email address')
    await expect(field(page, 'New email address')).toHaveAttribute('aria-invalid', 'true')
    await expect(field(page, 'New email address')).toBeFocused()
    expect(inbox.all()).toEqual([])
    await field(page, 'New email address').fill(next)
    await press(page, 'Change email address')
    await expect(page.getByText(`You sign in with ${next} from now on.`).first()).toBeVisible()
    await expect.poll(() => inbox.all().length).toBe(2)
    const told = inbox.all()
    expect(told.map(({ to }) => to).sort()).toEqual([next, ada.email].sort())
    for (const { text } of told) expect(text).toContain(`${next} instead of ${ada.email}`)

    await page.context().clearCookies()
    await page.goto('/sign-in')
    await field(page, 'Email address').fill(ada.email)
    await field(page, 'Password').fill(ada.password)
    await press(page, 'Sign in')
    await expect(page.getByRole('alert')).toBeVisible()
    await signIn(page, { ...ada, email: next })
  },
)

mailTest(
  'a new password signs out the other browser @journey',
  async ({ page, browser, baseURL, inbox }) => {
    const other = await elsewhere(browser, baseURL)
    await other.goto(routes.standard)
    await expect(row(other, ada.email)).toBeVisible()
    await signedIn(page, ada)
    await page.goto(routes.profile)
    await expect(row(page, 'Firefox on Linux')).toBeVisible()
    await press(page, 'Change password')
    await field(page, 'Current password').fill('not the right one at all')
    await field(page, 'New password').fill('too short')
    await press(page, 'Change password')
    await expect(page.getByText(/This is not your password/)).toBeVisible()
    await expect(page.getByText('Use 15 characters or more.')).toBeVisible()
    await expectAccessible(page)
    await field(page, 'Current password').fill(ada.password)
    await field(page, 'New password').fill('three unrelated words')
    await press(page, 'Change password')
    const done = 'Your password is changed. You are signed out everywhere else.'
    await expect(page.getByText(done).first()).toBeVisible()
    await expect(row(page, 'Firefox on Linux')).toHaveCount(0)
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
    expect((await inbox.next(ada.email)).subject).toBe('Your password for Postern was changed')

    await other.getByRole('tab', { name: 'API' }).click()
    const again = other.getByRole('dialog', { name: 'Sign in again' })
    await field(other, 'Password').fill(ada.password)
    await again.getByRole('button', { name: 'Sign in' }).click()
    await expect(again.getByRole('alert')).toBeVisible()
    await again.getByLabel('Password', { exact: true }).fill('three unrelated words')
    await again.getByRole('button', { name: 'Sign in' }).click()
    await expect(again).toBeHidden()
    await expect(other.getByText('No API users yet.')).toBeVisible()
  },
)

test('one session is ended, then all others', async ({ page, browser, baseURL }) => {
  const other = await elsewhere(browser, baseURL)
  const script = await elsewhere(browser, baseURL, 'nightly-check/2.1')
  await signedIn(page, ada)
  await page.goto(routes.profile)
  await expect(row(page, 'This device')).toContainText(/Chrom\w+ on Linux/)
  await expect(row(page, 'This device').getByRole('button')).toHaveCount(0)
  await row(page, 'Firefox on Linux').getByRole('button', { name: /^End/ }).click()
  await expect(row(page, 'Firefox on Linux')).toHaveCount(0)
  await expect(heading(page)).toBeFocused()
  const viewer = async (whose: Page) =>
    (await graphql(whose.context().request, '{ viewer { isOwner } }')).data.viewer
  expect(await viewer(other)).toBeNull()
  expect(await viewer(script)).not.toBeNull()
  await expect(row(page, 'nightly-check/2.1')).toBeVisible()
  await press(page, 'Sign out everywhere else')
  const asked = page.getByRole('alertdialog')
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
  await expect(heading(page)).toBeFocused()
  expect(await viewer(script)).toBeNull()
  expect(await viewer(page)).not.toBeNull()
  await page.goto(routes.history)
  await expect(page.getByText('Ada ended one of their sessions.')).toBeVisible()
  // The set-up of the fixture left one, too.
  await expect(page.getByText('Ada ended 2 of their sessions.')).toBeVisible()
})

test('a standard user does it all by keyboard', async ({ page, browser, baseURL }) => {
  const other = await (await browser.newContext({ baseURL, userAgent: firefox })).newPage()
  await signedIn(other, sam)
  await signedIn(page, sam)
  await page.goto(routes.profile)
  await expect(row(page, 'Firefox on Linux')).toBeVisible()
  const tabTo = async (name: RegExp | string) => {
    const wanted = page.getByRole('button', { name }).first()
    for (let presses = 0; presses < 40; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${name} can't be reached with Tab`)
  }
  await tabTo('Change password')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Current password')).toBeFocused()
  await page.keyboard.type(sam.password)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(field(page, 'New password')).toBeFocused()
  await page.keyboard.type('three unrelated words')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox')).not.toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your password is changed.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change password' })).toBeFocused()
  await tabTo(/^End Firefox on Linux/)
  await page.keyboard.press('Enter')
  await expect(row(page, 'Firefox on Linux')).toHaveCount(0)
  await expect(heading(page)).toBeFocused()
})

test('each form is accessible, its faults too', async ({ page, browser, baseURL }) => {
  await elsewhere(browser, baseURL)
  await signedIn(page, ada)
  await page.goto(routes.profile)
  await expect(row(page, 'Firefox on Linux')).toBeVisible()
  for (const fact of ['Change name', 'Change email address', 'Change password'])
    await press(page, fact)
  await press(page, 'Change email address')
  await expect(field(page, 'New email address')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessibleEverywhere(page)
})
