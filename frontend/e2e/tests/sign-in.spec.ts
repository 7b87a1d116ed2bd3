import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import { ada, signedIn, signIn } from '../support/people'
import { expect, test } from '../support/test'

async function submit(page: Page, email: string, password: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Email address', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('signing in opens Overview and signing out closes it @journey', async ({ page, server }) => {
  await signIn(page, ada)
  await expect(page).toHaveURL(server.url + routes.overview)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(routes.overview)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('Settings pressed before its menu has arrived opens it when it has', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(/SettingsMenu-.*\.js/, async (route) => {
    await held
    await route.continue()
  })
  await signIn(page, ada)
  await page.getByRole('button', { name: 'Settings' }).click()
  letGo()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
})

test('a wrong password and an unknown email get the same answer', async ({ page }) => {
  await submit(page, ada.email, 'not the right one at all')
  const alert = page.getByRole('alert')
  await expect(alert).toBeVisible()
  const wrong = await alert.innerText()
  await submit(page, 'nobody@example.com', 'not the right one at all')
  await expect(alert).toHaveText(wrong)
})

test('the page asked for opens after signing in', async ({ page, server }) => {
  await page.goto(routes.api)
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Email address', { exact: true }).fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(server.url + routes.api)
})

test('a link to another site is never followed after signing in', async ({ page, server }) => {
  for (const next of ['https://example.com/', '//example.com/', '/\\example.com/']) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('Email address', { exact: true }).fill(ada.email)
    await page.getByLabel('Password', { exact: true }).fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('link', { name: 'Manage Users' })).toBeVisible()
    expect(new URL(page.url()).origin).toBe(server.url)
  }
})

test('each sign-in gets a new session token', async ({ page }) => {
  const tokens = new Set<string>()
  for (let time = 0; time < 2; time++) {
    await signedIn(page, ada)
    const cookie = (await page.context().cookies())[0]
    expect(cookie).toMatchObject({
      name: 'postern_session',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    })
    tokens.add(cookie?.value ?? '')
  }
  expect(tokens.size).toBe(2)
})

test('a reset link sets a new password once and ends every session @journey', async ({
  page,
  context,
  server,
}) => {
  await signedIn(page, ada)
  const link =
    /http\S+\/reset-password#token=\S+/.exec(server.command('reset-password', ada.email))?.[0] ?? ''
  const reset = async (tab: Page) => {
    await tab.goto(link)
    await tab.getByLabel('New password', { exact: true }).fill('another horse battery')
    await tab.getByRole('button', { name: 'Set new password' }).click()
  }
  const other = await context.newPage()
  await reset(other)
  await expect(other.getByText(`The password of ${ada.email} is set`)).toBeVisible()
  await page.goto(routes.overview)
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(page, { ...ada, password: 'another horse battery' })

  const again = await context.newPage()
  await reset(again)
  await expect(again.getByRole('alert')).toContainText(/link/i)
})
