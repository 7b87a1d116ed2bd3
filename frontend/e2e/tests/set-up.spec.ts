import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import type { Server } from '../support/server'
import { emptyTest as test, expect } from '../support/test'

const setUpAddress = (server: Server) =>
  /http\S+\/set-up#token=\S+/.exec(server.stdout())?.[0] ?? ''

async function fill(page: Page, values: Partial<Record<string, string>> = {}) {
  const form = {
    'Account name': 'Acme',
    'Your name': 'Ada',
    'Email address': 'ada@example.com',
    Password: 'correct horse battery',
    ...values,
  }
  for (const [label, value] of Object.entries(form)) {
    await page.getByLabel(label, { exact: true }).fill(value ?? '')
  }
}

const create = (page: Page) => page.getByRole('button', { name: 'Create account' }).click()

test('the printed address makes you the owner, signed in on Overview @journey', async ({
  page,
  server,
}) => {
  await page.goto(setUpAddress(server))
  await fill(page)
  await create(page)
  await expect(page).toHaveURL(server.url + routes.overview)
  await expect(page.getByText('Acme').first()).toBeVisible()
  await page.getByRole('link', { name: 'Manage Users' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'ada@example.com' })).toContainText('Owner')
})

test('the domain of addresses is named before it is too late', async ({ page, server }) => {
  await page.goto(setUpAddress(server))
  await expect(page.getByText('@api.localhost')).toBeVisible()
  await expect(page.getByText('POSTERN_API_USER_DOMAIN')).toBeVisible()
})

test('without the right token set-up is refused and makes nothing', async ({ page, server }) => {
  await page.goto('/set-up#token=wrong')
  await fill(page)
  await create(page)
  await expect(page.getByRole('alert')).toContainText(/set-up address/i)
  await page.goto(setUpAddress(server))
  await expect(page.getByLabel('Account name')).toBeVisible()
})

test('of two set-ups at once one wins and the other is told @journey', async ({
  page,
  context,
  server,
}) => {
  const second = await context.newPage()
  for (const tab of [page, second]) {
    await tab.goto(setUpAddress(server))
    await fill(tab)
  }
  await create(page)
  await expect(page).toHaveURL(server.url + routes.overview)
  await create(second)
  await expect(second.getByRole('alert')).toContainText(/already/i)
})

test('the password rule is shown being met while typing', async ({ page, server }) => {
  await page.goto(setUpAddress(server))
  const password = page.getByLabel('Password', { exact: true })
  await password.pressSequentially('fourteen chars')
  await expect(page.getByText(/15 characters or more/)).toBeVisible()
  await expect(page.getByText(/not met/i).first()).toBeAttached()
  await password.press('x')
  await expect(page.getByText(/not met/i)).toHaveCount(0)
})

test('a common password is refused at its field', async ({ page, server }) => {
  await page.goto(setUpAddress(server))
  await fill(page, { Password: 'passwordpassword' })
  await create(page)
  const password = page.getByLabel('Password', { exact: true })
  await expect(password).toHaveAttribute('aria-invalid', 'true')
  await expect(password).toHaveAccessibleDescription(/common/i)
})
