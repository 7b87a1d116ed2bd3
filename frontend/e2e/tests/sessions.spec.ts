import type { Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { ada, graphql, signedIn } from '../support/people'
import { expect, test } from '../support/test'

/** Counts how often the browser would open its own login box. */
async function countLoginBoxes(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  let count = 0
  devtools.on('Fetch.requestPaused', ({ requestId }) =>
    devtools.send('Fetch.continueRequest', { requestId }),
  )
  devtools.on('Fetch.authRequired', ({ requestId }) => {
    count += 1
    return devtools.send('Fetch.continueWithAuth', {
      requestId,
      authChallengeResponse: { response: 'CancelAuth' },
    })
  })
  await devtools.send('Fetch.enable', { handleAuthRequests: true })
  return () => count
}

/** Ends the session on the server; the browser still has its cookie. */
async function endOnServer(page: Page, url: string) {
  const [cookie] = await page.context().cookies()
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: `${cookie?.name}=${cookie?.value}` },
    body: JSON.stringify({ query: 'mutation { signOut { signedOut } }' }),
  })
  expect((await answer.json()).data.signOut.signedOut).toBe(true)
}

test("an ended session never opens the browser's own login box, and work goes on after sign-in", async ({
  page,
  server,
}) => {
  await signedIn(page, ada)
  await page.goto(routes.standard)
  await expect(row(page, ada.email)).toBeVisible()
  const loginBoxes = await countLoginBoxes(page)
  await endOnServer(page, server.url)
  await page.getByRole('tab', { name: 'API' }).click()
  const again = page.getByRole('dialog', { name: /sign in/i })
  await again.getByLabel('Password', { exact: true }).fill(ada.password)
  await again.getByRole('button', { name: 'Sign in' }).click()
  await expect(again).toBeHidden()
  await expect(page.getByText('No API users yet.')).toBeVisible()
  expect(loginBoxes()).toBe(0)
})

test('the count of login boxes sees one when a Basic challenge comes', async ({ page }) => {
  await page.goto('/sign-in')
  const loginBoxes = await countLoginBoxes(page)
  await page.evaluate(() => fetch('/verify', { credentials: 'include' }).catch(() => undefined))
  expect(loginBoxes()).toBe(1)
})

test('signing out in one tab reaches the other', async ({ page, context }) => {
  await signedIn(page, ada)
  const other = await context.newPage()
  await page.goto(routes.api)
  await other.goto(routes.standard)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(other.getByText('ada@example.com')).toHaveCount(0)
})

test('signing out ends the session on the server too @journey', async ({ page, server }) => {
  await signedIn(page, ada)
  const [cookie] = await page.context().cookies()
  await endOnServer(page, server.url)
  await page.context().addCookies(cookie ? [cookie] : [])
  const { data } = await graphql(page.context().request, '{ viewer { isOwner } }')
  expect(data?.viewer).toBeNull()
})
