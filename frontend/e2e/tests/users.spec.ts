import type { Browser } from '@playwright/test'
import { addUserDialog, routes, row } from '../support/app'
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe'
import { linkIn } from '../support/inbox'
import { ada, graphql, sam, signedIn } from '../support/people'
import { expect, mailTest, test } from '../support/test'

const ida = { name: 'Ida', email: 'ida@example.com', password: 'three unrelated words' }

/** Another person's browser, on the same server. */
const another = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext({ baseURL })).newPage()

mailTest(
  'invited by mail, a person accepts, looks, and is shut out at once @journey',
  async ({ page, browser, baseURL, inbox }) => {
    await signedIn(page, ada)
    await page.goto(routes.standard)
    await page.getByRole('link', { name: 'ADD USER' }).click()
    const dialog = addUserDialog(page)
    await dialog.getByLabel('Name').fill(ida.name)
    await dialog.getByLabel('Email address').fill('ada@example.com')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText(/has access already/)).toBeVisible()
    await expect(dialog.getByLabel('Email address')).toBeFocused()
    await dialog.getByLabel('Email address').fill(ida.email)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Save' }).click()

    const panel = page.getByRole('region', { name: 'Invitation: Ida' })
    await expect(panel.getByText('The link went to ida@example.com by mail.')).toBeVisible()
    await expect(row(page, ida.email)).toContainText('Invited, 3 days left')
    const link = linkIn(await inbox.next(ida.email), '/invitation')
    await expect(panel.getByLabel('Invitation link')).toHaveValue(link)
    await expectAccessibleEverywhere(page)
    await panel.getByRole('button', { name: 'Done' }).click()
    await expect(panel).toHaveCount(0)

    const theirs = await another(browser, baseURL)
    await theirs.goto(link)
    await expect(theirs.getByRole('heading', { name: 'Join Acme' })).toBeVisible()
    await expect(theirs.getByText('Ada invites you to the account Acme.')).toBeVisible()
    expect(theirs.url()).not.toContain('token')
    await expectAccessible(theirs)
    await theirs.getByLabel('Password', { exact: true }).fill('too short')
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await expect(theirs.getByText('Use 15 characters or more.').first()).toBeVisible()
    await theirs.getByLabel('Password', { exact: true }).fill(ida.password)
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await theirs.getByRole('link', { name: 'Manage Users' }).click()
    await expect(row(theirs, ada.email)).toContainText('Owner')
    await expect(theirs.getByText('ADD USER')).toHaveCount(0)
    await theirs.getByRole('tab', { name: 'API' }).click()
    await expect(theirs.getByText(/can only be created by the account owner/)).toBeVisible()
    await expect(theirs.getByText('ADD USER')).toHaveCount(0)

    await page.reload()
    await row(page, ida.email).getByRole('button', { name: 'Disable Ida' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
    await expect(row(page, ida.email)).toContainText('Disabled')
    const { data } = await graphql(theirs.context().request, '{ viewer { isOwner } }')
    expect(data.viewer).toBeNull()
    await theirs.goto(link)
    await expect(theirs.getByText(/used already, was withdrawn, or is too old/)).toBeVisible()
  },
)

test('a manager invites and removes, and gives no ticks', async ({ page, browser, baseURL }) => {
  await signedIn(page, ada)
  await page.goto(routes.standard)
  await row(page, sam.email).getByRole('button', { name: 'Edit Sam' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit Sam' })
  await edit.getByText('Manages standard users').click()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, sam.email)).toContainText('manages users')

  const theirs = await another(browser, baseURL)
  await signedIn(theirs, sam)
  await theirs.goto(routes.standard)
  await expect(row(theirs, sam.email).getByRole('button')).toHaveCount(0)
  await expect(row(theirs, ada.email).getByRole('button')).toHaveCount(0)
  await theirs.getByRole('link', { name: 'ADD USER' }).press('Enter')
  const dialog = addUserDialog(theirs)
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await expect(dialog.getByRole('checkbox')).toHaveCount(0)
  await dialog.getByLabel('Name').fill(ida.name)
  await dialog.getByLabel('Email address').fill(ida.email)
  await dialog.getByLabel('Email address').press('Enter')
  const panel = theirs.getByRole('region', { name: 'Invitation: Ida' })
  await expect(panel.getByText(/this server sends no mails/)).toBeVisible()
  const first = await panel.getByLabel('Invitation link').inputValue()
  await row(theirs, ida.email).getByRole('button', { name: 'Resend link Ida' }).click()
  await expect(panel.getByLabel('Invitation link')).not.toHaveValue(first)
  await row(theirs, ida.email).getByRole('button', { name: 'Withdraw Ida' }).click()
  await theirs.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(row(theirs, ida.email)).toHaveCount(0)
  await expect(theirs.getByRole('link', { name: 'ADD USER' })).toBeFocused()
})

test('who is removed is named where they changed something', async ({ page }) => {
  await signedIn(page, ada)
  const { data } = await graphql(
    page.context().request,
    '{ viewer { account { users { edges { node { id email } } } } } }',
  )
  const people = data.viewer.account.users.edges as { node: { id: string; email: string } }[]
  const id = people.find(({ node }) => node.email === sam.email)?.node.id
  const draft = await graphql(
    page.context().request,
    'mutation { draftApiUser { email password } }',
  )
  await graphql(
    page.context().request,
    'mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }',
    { input: { ...draft.data.draftApiUser, description: 'Nightly import', inChargeId: id } },
  )
  await page.goto(routes.standard)
  await row(page, sam.email).getByRole('button', { name: 'Remove Sam' }).click()
  const confirm = page.getByRole('alertdialog')
  await expect(confirm.getByText('Nightly import')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(row(page, sam.email).getByRole('button', { name: 'Remove Sam' })).toBeFocused()
  await page.keyboard.press('Enter')
  await confirm.getByRole('button', { name: 'Remove' }).click()
  await expect(row(page, sam.email)).toHaveCount(0)
  await expect(page.getByText('Nobody else has access yet.')).toBeVisible()
})
