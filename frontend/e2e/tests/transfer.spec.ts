import type { Page } from '@playwright/test'
import { newKeyPanel, openAddUser, routes, row } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { ada, graphql, sam, signedIn } from '../support/people'
import { expect, mailTest, test } from '../support/test'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Transfer ownership' })
const owner = (page: Page) => page.getByRole('definition').filter({ hasText: '@example.com' })
const opener = (page: Page) => page.getByRole('link', { name: 'Transfer ownership' })

async function transfer(page: Page, to: string, password: string) {
  await dialog(page).getByLabel('New owner').selectOption(to)
  await dialog(page).getByLabel('Your password', { exact: true }).fill(password)
  await dialog(page).getByRole('button', { name: 'Transfer ownership' }).click()
}

mailTest(
  'ownership goes to somebody else, who alone can give it back @journey',
  async ({ page, browser, baseURL, inbox }) => {
    const theirs = await (await browser.newContext({ baseURL })).newPage()
    await signedIn(theirs, sam)
    await theirs.goto(routes.api)
    await expect(theirs.getByText(/can only be created by the account owner: Ada/)).toBeVisible()
    await signedIn(page, ada)
    await page.goto(routes.overview)
    await opener(page).click()
    await transfer(page, 'Sam, sam@example.com', 'not the right one at all')
    await expect(dialog(page).getByText(/^This is not your password/)).toBeVisible()
    await expect(dialog(page).getByLabel('Your password', { exact: true })).toBeFocused()
    await transfer(page, 'Sam, sam@example.com', ada.password)
    await expect(page).toHaveURL(/\/account$/)
    await expect(owner(page).first()).toContainText(sam.email)
    await expect(opener(page)).toHaveCount(0)
    // The two are sent at once; either may come first.
    await expect
      .poll(() =>
        inbox
          .all()
          .map(({ to, subject }) => `${to}: ${subject}`)
          .sort(),
      )
      .toEqual([`${ada.email}: You handed Acme to somebody else`, `${sam.email}: You own Acme now`])

    await theirs.reload()
    await expect(theirs.getByRole('link', { name: 'ADD USER' })).toBeVisible()
    const form = await openAddUser(theirs)
    await form.getByLabel('Description').fill('Made by Sam')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(newKeyPanel(theirs)).toBeVisible()

    await page.goto(routes.api)
    await expect(row(page, 'Made by Sam')).toBeVisible()
    await expect(page.getByText('ADD USER')).toHaveCount(0)
    await page.getByRole('link', { name: 'Made by Sam' }).click()
    await expect(page.getByText('No calls in the last 48 hours.')).toBeVisible()
    await page.goto(routes.history)
    await expect(page.getByText('Sam created Made by Sam.')).toBeVisible()
    await expect(page.getByText('Ada handed the account to Sam.')).toBeVisible()
    const { errors } = await graphql(
      page.context().request,
      'mutation { createApiUser(input: { email: "a", password: "b", description: "c" }) { apiUser { id } } }',
    )
    expect(errors?.[0]?.extensions.reason).toBe('OWNER_ONLY')

    await theirs.goto(routes.transfer)
    await transfer(theirs, 'Ada, ada@example.com', sam.password)
    await expect(opener(theirs)).toHaveCount(0)
    await page.goto(routes.overview)
    await expect(opener(page)).toBeVisible()
  },
)

test('of two at once the other is told, and led back', async ({ page, browser, baseURL }) => {
  const elsewhere = await (await browser.newContext({ baseURL })).newPage()
  for (const one of [page, elsewhere]) {
    await signedIn(one, ada)
    await one.goto(routes.transfer)
    await expect(dialog(one).getByLabel('New owner')).toBeFocused()
  }
  await transfer(page, 'Sam, sam@example.com', ada.password)
  await expect(page).toHaveURL(/\/account$/)
  await transfer(elsewhere, 'Sam, sam@example.com', ada.password)
  await expect(dialog(elsewhere).getByText('Only the account owner may do this.')).toBeVisible()
  await expectAccessibleEverywhere(elsewhere)
  await elsewhere.keyboard.press('Enter')
  await expect(owner(elsewhere).first()).toContainText(sam.email)
  await expect(elsewhere).toHaveURL(/\/account$/)
})

test('only the owner gets there, and Escape leads back', async ({ page }) => {
  await signedIn(page, sam)
  await page.goto(routes.transfer)
  await expect(page).toHaveURL(/\/account$/)
  await expect(opener(page)).toHaveCount(0)
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await opener(page).press('Enter')
  await expect(dialog(page).getByLabel('New owner')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opener(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.goBack()
  await expect(dialog(page)).toHaveCount(0)
})

test('with the keyboard alone; the dialog and its faults are accessible', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.transfer)
  const who = dialog(page).getByLabel('New owner')
  await expect(who).toBeFocused()
  await expectAccessibleEverywhere(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(who).toBeFocused()
  await expect(who).toHaveAttribute('aria-invalid', 'true')
  await expectAccessibleEverywhere(page)
  await page.keyboard.type('Sam')
  await expect(dialog(page).getByText(/^Sam becomes the owner of Acme/)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type(ada.password)
  await page.keyboard.press('Enter')
  await expect(owner(page).first()).toContainText(sam.email)
})

test('with nobody to choose the dialog says so, and leads to inviting', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.standard)
  await row(page, sam.email).getByRole('button', { name: 'Disable Sam' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await expect(row(page, sam.email)).toContainText('Disabled')
  await page.goto(routes.transfer)
  await expect(dialog(page).getByText(/Acme has none/)).toBeVisible()
  await expectAccessibleEverywhere(page)
  await dialog(page).getByRole('link', { name: 'Invite somebody' }).click()
  await expect(page.getByRole('dialog', { name: 'Add User' })).toBeVisible()
})
