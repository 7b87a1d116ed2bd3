import { ada, signedIn } from '../support/people'
import { expect, test } from '../support/test'

test('the playground wants a sign-in', async ({ page }) => {
  await page.goto('/playground')
  await expect(page).toHaveURL(/\/sign-in\?next=(\/|%2F)playground/)
})

test('the playground names the account, offers ready tabs, runs one, and keeps nothing', async ({
  page,
  server,
}) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url())
  })
  await signedIn(page, ada)
  await page.goto('/playground')
  await expect(page.getByText(/Live data/)).toBeVisible()
  await expect(page.getByText(/Acme/).first()).toBeVisible()
  const tabs = page.getByRole('tab')
  await expect(tabs.filter({ hasText: 'WhoAmI' })).toBeVisible()
  await expect(tabs.filter({ hasText: 'List' })).toBeVisible()
  await expect(tabs.filter({ hasText: 'Create' })).toBeVisible()
  // The editor takes its time, and a press before it is there runs nothing.
  await expect(async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await expect(page.getByText('ada@example.com').first()).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 60_000 })
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  ).toBe('[{},{}]')
  expect(foreign).toEqual([])
})
