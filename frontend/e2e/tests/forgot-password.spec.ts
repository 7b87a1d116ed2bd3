import { graphql, ada, gail, sam, signedIn, signIn } from '../support/people'
import { routes } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { linkIn } from '../support/inbox'
import { expect, mailTest, test } from '../support/test'
import type { Page } from '@playwright/test'

async function ask(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  // Sign-in has a field of the same name.
  await page.getByRole('heading', { name: 'Forgot your password' }).waitFor()
  await page.getByLabel('Email address', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Send link' }).click()
}

async function setPassword(page: Page, link: string, password: string) {
  await page.goto(link)
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set new password' }).click()
}

mailTest(
  'a forgotten password is set anew with a link by mail @journey',
  async ({ page, browser, inbox, server }) => {
    const elsewhere = await browser.newContext({ baseURL: server.url })
    const other = await elsewhere.newPage()
    await signedIn(other, ada)
    await ask(page, ada.email)
    await expect(page.getByText(`If somebody has access with ${ada.email}`)).toBeVisible()
    const mail = await inbox.next(ada.email)
    const link = linkIn(mail, '#token=')
    expect(link.startsWith(`${server.url}/reset-password#token=`)).toBe(true)
    await setPassword(page, link, 'another horse battery')
    await expect(page.getByText(`The password of ${ada.email} is set`)).toBeVisible()
    expect((await inbox.next(ada.email)).subject).toBe('Your password for Postern was changed')

    await other.goto(routes.overview)
    await expect(other).toHaveURL(/\/sign-in/)
    await signIn(page, { ...ada, password: 'another horse battery' })
    await setPassword(other, link, 'a third horse battery')
    await expect(other.getByRole('alert')).toContainText('used already or is too old')
    await elsewhere.close()
  },
)

mailTest('asking for a link tells nobody whether an address is known', async ({ page, inbox }) => {
  const shown: string[] = []
  for (const email of [sam.email, 'nobody@example.com', gail.email]) {
    await ask(page, email)
    const status = page.getByRole('status').filter({ hasText: 'If somebody' })
    shown.push((await status.innerText()).replaceAll(email, 'EMAIL'))
  }
  expect(new Set(shown).size).toBe(1)
  await inbox.next(gail.email)
  expect(inbox.all().map(({ to }) => to)).not.toContain('nobody@example.com')
})

mailTest(
  'what is no address is said at its field, and the page is accessible',
  async ({ page }) => {
    await page.goto('/forgot-password')
    await page.getByLabel('Email address', { exact: true }).fill('ada')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/not an email address/i).first()).toBeVisible()
    await expectAccessibleEverywhere(page)
  },
)

test('without a mail server the page says whom to ask', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByText('postern reset-password EMAIL')).toBeVisible()
  await page.goto('/forgot-password')
  await expect(page.getByText('postern reset-password EMAIL')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send link' })).toBeHidden()
  const { errors } = await graphql(
    page.context().request,
    'mutation { requestPasswordReset(input: { email: "ada@example.com" }) { requested } }',
  )
  expect(errors?.[0]?.extensions.reason).toBe('MAIL_NOT_CONFIGURED')
})
