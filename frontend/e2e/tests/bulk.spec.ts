import { type Page } from '@playwright/test'
import { routes, row } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { makeKey, verify } from '../support/key'
import { ada, graphql, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const bar = (page: Page) => page.getByRole('group', { name: 'Selection' })
const asked = (page: Page) => page.getByRole('alertdialog')
const tick = (page: Page, name: string) => page.getByLabel(`Select ${name}`, { exact: true })

async function filled(page: Page, ...names: string[]) {
  await signedIn(page, ada)
  const keys = []
  for (const name of names) keys.push(await makeKey(page.context().request, name))
  await page.goto(routes.api)
  await expect(row(page, names[0] ?? '')).toBeVisible()
  return keys
}

test('many are disabled, then deleted, with the keyboard alone @journey', async ({
  page,
  server,
}) => {
  const keys = await filled(page, 'Alpha', 'Beta', 'Gamma')
  for (const key of keys) expect(await verify(server.url, key)).toBe(200)
  await tick(page, 'Gamma').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page).getByText('2 selected')).toBeVisible()
  await expect(tick(page, 'Beta')).toBeFocused()

  await bar(page).getByRole('button', { name: 'Disable' }).focus()
  await page.keyboard.press('Enter')
  await expect(asked(page).getByRole('heading')).toHaveText('Disable 2 API users?')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  const result = page.getByText('2 API users are disabled.').and(page.locator('p'))
  await expect(result).toBeVisible()
  expect(await Promise.all(keys.map((key) => verify(server.url, key)))).toEqual([200, 401, 401])
  await expect(row(page, 'Beta')).toContainText('Disabled')

  await bar(page).getByRole('button', { name: 'Delete' }).press('Enter')
  await asked(page).getByRole('button', { name: 'Delete 2' }).press('Enter')
  await expect(page.getByText('2 API users are deleted.').and(page.locator('p'))).toBeVisible()
  await expect(page.locator('.bulk-result')).toBeFocused()
  await expect(row(page, 'Alpha')).toBeVisible()
  await expect(row(page, 'Beta')).toHaveCount(0)
  await expect(bar(page).getByText('Select all 1 on this page')).toBeVisible()
})

test('what was in the way is named, and the rest can go on', async ({ page, server }) => {
  const [, beta, gamma] = await filled(page, 'Alpha', 'Beta', 'Gamma')
  await bar(page).getByText('Select all 3 on this page').click()
  const { errors } = await graphql(
    page.context().request,
    `
      mutation ($id: ID!) {
        updateApiUser(input: { id: $id, enabled: false }) {
          apiUser {
            id
          }
        }
        deleteApiUser(input: { id: $id }) {
          deletedId
        }
      }
    `,
    { id: beta?.id },
  )
  expect(errors).toBeUndefined()
  await bar(page).getByRole('button', { name: 'Disable' }).click()
  await asked(page).getByRole('button', { name: 'Disable 3' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText("Beta can't be found. It may have been deleted.")
  expect(gamma && (await verify(server.url, gamma))).toBe(200)
  await expectAccessibleEverywhere(page)
  await alert.getByRole('button', { name: 'Try again without them' }).click()
  await expect(page.getByText('2 API users are disabled.').and(page.locator('p'))).toBeVisible()
  expect(gamma && (await verify(server.url, gamma))).toBe(401)
})

test('selecting fits a narrow screen, and everybody can use it', async ({ page }) => {
  await filled(page, 'Alpha', 'Beta')
  const start = await row(page, 'Beta').boundingBox()
  await page.getByLabel('Select Beta', { exact: true }).locator('..').locator('..').click()
  await expect(bar(page).getByText('1 selected')).toBeVisible()
  expect(await row(page, 'Beta').boundingBox(), 'the rows stay where they were').toEqual(start)
  await expectAccessibleEverywhere(page)
  await bar(page).getByRole('button', { name: 'Delete' }).click()
  await expect(asked(page)).toContainText('The one that you selected is enabled.')
  await expectAccessibleEverywhere(page)
})

test('at a desk the actions of a row stand on one line', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await filled(page, 'Alpha')
  await makeKey(page.context().request, 'Nightly export of invoices to the accountants', false)
  await page.reload()
  const actions = row(page, 'Nightly').locator('.row-actions')
  await expect(actions.getByRole('button', { name: 'Delete' })).toBeVisible()
  expect((await actions.boundingBox())?.height).toBeLessThan(44)
  const overflows = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(overflows).toBe(false)
})
