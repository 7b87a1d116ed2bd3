import type { Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { makeKey, verify } from '../support/key'
import { ada, graphql, sam, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const tabs = { '': 'Created', '/passwords': 'Good until you end it', '/history': 'created it' }

/** Opens a tab of an API user's page and waits for what is on it. */
async function open(page: Page, id: string, tab: keyof typeof tabs) {
  await page.goto(`${routes.api}/${id}${tab}`)
  await page.getByText(tabs[tab]).first().waitFor()
}

for (const tab of Object.keys(tabs) as (keyof typeof tabs)[]) {
  test(`the page of an API user is accessible: ${tab || '/'}`, async ({ page, server }) => {
    await signedIn(page, ada)
    const key = await makeKey(page.context().request, 'Weekly report')
    await verify(server.url, key)
    await verify(server.url, { ...key, password: 'something-else-7' })
    await open(page, key.id, tab)
    await expectAccessibleEverywhere(page)
  })
}

test('the dialogs of the page are accessible', async ({ page }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  await graphql(
    page.context().request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id: key.id, expiresAt: new Date(Date.now() + 86_400_000).toISOString() } },
  )
  await open(page, key.id, '')
  for (const opener of [/^Edit/, /^Rotate/, /^Extend/]) {
    await page.getByRole('button', { name: opener }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Save|Extend/ }).waitFor()
    await expectAccessibleEverywhere(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('button', { name: opener })).toBeFocused()
  }
})

test('from the list to the history and back to the list as it was, without a mouse', async ({
  page,
}) => {
  await signedIn(page, ada)
  await makeKey(page.context().request, 'Weekly report')
  await page.goto(`${routes.api}?state=active`)
  await row(page, 'Weekly report').getByRole('link', { name: 'Weekly report' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle('Weekly report - API - Manage Users - Acme - Postern')
  await page.getByRole('tab', { name: 'Overview' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ada created it.')).toBeVisible()
  await page.getByRole('link', { name: 'All API users' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${routes.api}?state=active`)
  await expect(row(page, 'Weekly report')).toBeVisible()
})

test('calls and refusals are counted, with the reason, in a table too', async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  await open(page, key.id, '')
  await expect(page.getByText('Never used')).toBeVisible()
  await expect(page.getByText('No calls in the last 48 hours.')).toBeVisible()
  await verify(server.url, key)
  await verify(server.url, { ...key, password: 'something-else-7' })
  const words = '1 call accepted and 1 refused in the last 48 hours.'
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('img', { name: words })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await page.getByText('The numbers').click()
  await expect(row(page, 'Wrong password 1')).toBeVisible()
  for (const name of ['Last use', 'Last refused']) {
    await expect(page.getByText(name).locator('..')).toContainText('127.0.0.1')
  }
})

test('a standard user sees the page and can change nothing', async ({ page, browser, server }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report')
  const context = await browser.newContext({ baseURL: server.url })
  const theirs = await context.newPage()
  await signedIn(theirs, sam)
  for (const tab of ['', '/passwords'] as const) {
    await open(theirs, key.id, tab)
    await expect(theirs.getByRole('tab', { name: 'History' })).toHaveCount(0) // unless the owner lets them
    await expect(
      theirs.getByRole('button', { name: /Rotate|Edit|Extend|End now|Delete/ }),
    ).toHaveCount(0)
  }
  await context.close()
})

test('deleting from the page leads back to the list; its address says there is none', async ({
  page,
}) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Weekly report', false)
  await open(page, key.id, '')
  await page.getByRole('button', { name: /^Delete/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(routes.api)
  await page.goto(`${routes.api}/${key.id}`)
  await expect(page.getByRole('heading', { name: 'No such API user' })).toBeVisible()
})

test('the history says in words what was done', async ({ page }) => {
  await signedIn(page, ada)
  const request = page.context().request
  const key = await makeKey(request, 'Weekly report')
  const change = (input: Record<string, unknown>) =>
    graphql(
      request,
      'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
      { input: { id: key.id, ...input } },
    )
  const { data } = await graphql(request, '{ viewer { user { id } } }')
  const me = (data as { viewer: { user: { id: string } } }).viewer.user
  await change({ enabled: false })
  await change({ enabled: true, inChargeId: me.id })
  await change({ allowedNetworks: ['10.0.0.0/8'], callsPerDay: 5 })
  await open(page, key.id, '/history')
  await expect(page.getByRole('listitem')).toContainText([
    'Ada set the allowed networks to 10.0.0.0/8 and set the calls per day to 5.',
    'Ada enabled it and put Ada in charge.',
    'Ada disabled it.',
    'Ada created it.',
  ])
})
