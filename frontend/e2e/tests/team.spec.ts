import type { Browser, Page } from '@playwright/test'
import { addUserDialog, routes, row } from '../support/app'
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe'
import { linkIn } from '../support/inbox'
import { makeKey, verify } from '../support/key'
import { tabTo } from '../support/keyboard'
import { ada, graphql, sam, signedIn } from '../support/people'
import { makeAccount } from '../support/team'
import { expect, mailTest, test } from '../support/test'

const ida = {
  name: 'Ida',
  email: 'ida@example.com',
  password: 'three unrelated words',
  account: '',
}

/** Another person's browser, on the same server. */
const another = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext({ baseURL })).newPage()

/** Signs in by the form: a session that has ended stays so. */
async function signIn(page: Page, { email, password }: typeof ida) {
  await page.goto('/sign-in')
  await page.getByLabel('Email address', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

mailTest(
  'an account below is made, shut with its key and people, opened again, and looked at @journey',
  async ({ page, browser, baseURL, server, inbox }) => {
    await signedIn(page, ada)
    await page.goto(routes.overview)
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('menuitem', { name: 'Your team' }).click()
    await expect(page.getByText('No account below yours yet.')).toBeVisible()
    await page.getByRole('link', { name: 'CREATE ACCOUNT' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create account' })
    await dialog.getByLabel('Account name').fill('North')
    await dialog.getByLabel("Owner's name").fill(ida.name)
    await dialog.getByLabel("Owner's email address").fill(ada.email)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText(/has access already/)).toBeVisible()
    await expect(dialog.getByLabel("Owner's email address")).toBeFocused()
    await dialog.getByLabel("Owner's email address").fill(ida.email)
    await dialog.getByRole('button', { name: 'Save' }).click()
    const panel = page.getByRole('region', { name: 'Invitation: Ida, owner of North' })
    await expect(panel.getByText('The link went to ida@example.com by mail.')).toBeVisible()
    await expect(row(page, 'below Acme')).toContainText('Invited, 3 days left')
    const link = linkIn(await inbox.next(ida.email), '/invitation')
    await expect(panel.getByLabel('Invitation link')).toHaveValue(link)
    await panel.getByRole('button', { name: 'Done' }).click()

    const theirs = await another(browser, baseURL)
    await theirs.goto(link)
    await theirs.getByRole('heading', { name: 'Join North' }).waitFor()
    await theirs.getByLabel('Password', { exact: true }).fill(ida.password)
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await theirs.getByRole('link', { name: 'Manage Users' }).waitFor()
    const key = await makeKey(theirs.context().request, 'Ledger sync')
    expect(await verify(server.url, key)).toBe(200)
    await theirs.goto(routes.team)
    await expect(theirs.getByText(/^Only the owner of a top account/)).toBeVisible()

    await row(page, 'below Acme').getByRole('button', { name: 'Disable North' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
    await expect(row(page, 'below Acme')).toContainText('Disabled')
    expect(await verify(server.url, key)).toBe(401)
    const { data } = await graphql(theirs.context().request, '{ viewer { isOwner } }')
    expect(data.viewer).toBeNull()
    await signIn(theirs, ida)
    await expect(theirs.getByText(/is disabled/)).toBeVisible()
    await row(page, 'below Acme').getByRole('button', { name: 'Enable North' }).click()
    await expect(
      row(page, 'below Acme').getByRole('button', { name: 'Disable North' }),
    ).toBeFocused()
    expect(await verify(server.url, key)).toBe(200)
    await signIn(theirs, ida)
    await theirs.getByRole('link', { name: 'Manage Users' }).waitFor()

    await row(page, 'below Acme').getByRole('button', { name: 'Open North' }).click()
    const bar = page.getByRole('complementary', { name: 'Another account' })
    await expect(bar).toContainText('You are looking at North.')
    await page.getByRole('link', { name: 'Manage Users' }).click()
    await expect(row(page, ida.email)).toBeVisible()
    await expect(page.getByText('ADD USER')).toHaveCount(0)
    await page.getByRole('tab', { name: 'API' }).click()
    await expect(row(page, 'Ledger sync')).toBeVisible()
    await expect(row(page, 'Ledger sync').getByRole('button')).toHaveCount(0)
    await expect(page.getByText('ADD USER')).toHaveCount(0)
    await page.goto(routes.addUser)
    await expect(bar).toBeVisible()
    await expect(addUserDialog(page)).toHaveCount(0)
    const { errors } = await graphql(page.context().request, 'mutation { draftApiUser { email } }')
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    await expectAccessibleEverywhere(page)
    await bar.getByRole('button', { name: 'Back to your own account' }).click()
    await expect(row(page, 'below Acme')).toBeVisible()
    await expect(bar).toHaveCount(0)
    await page.goto(routes.history)
    await expect(page.getByText(/opened .*North.* to look at it/)).toBeVisible()
  },
)

test('what is below a disabled account is shut with it, and says so', async ({ page }) => {
  await signedIn(page, ada)
  const request = page.context().request
  const parentId = await makeAccount(request, 'North')
  await makeAccount(request, 'Leeds', { parentId })
  await makeAccount(request, 'South')
  await page.goto(routes.team)
  await page.getByRole('button', { name: 'Disable North', exact: true }).click()
  const asked = page.getByRole('alertdialog', { name: 'Disable North?' })
  await expect(asked).toContainText('and of the account below it, are refused at once')
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Disable' }).click()
  await expect(row(page, 'below North')).toContainText('An account above is disabled')
  await expect(row(page, 'South')).toContainText('Active')
  await expectAccessibleEverywhere(page)
})

test('a team is made and shut without a mouse', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  const press = async (name: string, key = 'Enter') => {
    await tabTo(page, page.getByRole('button', { name, exact: true }))
    await page.keyboard.press(key)
  }
  await press('Settings')
  await expect(page.getByRole('menuitem', { name: 'Profile and sign-in' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Your team' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'CREATE ACCOUNT' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Create account' })
  await expect(dialog.getByLabel('Account name')).toBeFocused()
  await page.keyboard.type('North')
  await page.keyboard.press('Tab')
  await page.keyboard.type(ida.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ida.email)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Invitation link')).toBeVisible()
  await expectAccessibleEverywhere(page)
  await press('Done')
  await expect(page.getByLabel('Invitation link')).toHaveCount(0)
  await press('Disable North')
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await press('Disable')
  await expect(row(page, 'below Acme')).toContainText('Disabled')
  await expect(page.getByRole('button', { name: 'Enable North' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Disable North' })).toBeFocused()
})

test('who owns no top account is told so, and finds no way to it', async ({ page }) => {
  await signedIn(page, sam)
  await page.goto(`${routes.team}/new`)
  await expect(page.getByText(/^Only the owner of a top account/)).toBeVisible()
  await expectAccessibleEverywhere(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Your team' })).toHaveCount(0)
})
