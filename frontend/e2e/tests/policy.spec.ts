import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import { expectAccessibleEverywhere } from '../support/axe'
import { ada, sam, signedIn } from '../support/people'
import { expect, test } from '../support/test'

const section = (page: Page) => page.getByRole('region', { name: 'Life of API users' })
const longest = (page: Page) => page.getByLabel('Longest life, in days')
const usual = (page: Page) => page.getByLabel('Default life, in days')
const change = (page: Page) => page.getByRole('button', { name: 'Change life of API users' })
const save = (page: Page) => section(page).getByRole('button', { name: 'Save' })

test('the owner sets the longest and the default life; a standard user sees them @journey', async ({
  page,
}) => {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await expect(section(page)).toContainText('As long as one likes')
  await expect(section(page)).toContainText('Never expires')
  await change(page).click()
  await longest(page).fill('1200')
  await usual(page).fill('30')
  await save(page).click()
  await expect(section(page)).toContainText('1,200 days')
  await expect(section(page)).toContainText('30 days')
  await expect(change(page)).toBeFocused()
  await signedIn(page, sam)
  await page.goto(routes.overview)
  await expect(section(page)).toContainText('1,200 days')
  await expect(section(page)).toContainText('30 days')
  await expect(change(page)).toHaveCount(0)
})

test('an empty field takes the policy back', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await change(page).click()
  await longest(page).fill('90')
  await save(page).click()
  await expect(section(page)).toContainText('90 days')
  await expect(section(page)).toContainText('The longest life')
  await change(page).click()
  await longest(page).fill('')
  await save(page).click()
  await expect(section(page)).toContainText('As long as one likes')
})

test('faults stand at their fields, and nothing is saved', async ({ page }) => {
  await signedIn(page, ada)
  await page.goto(routes.overview)
  await change(page).click()
  await expectAccessibleEverywhere(page)
  await longest(page).fill('30')
  await usual(page).fill('90')
  await save(page).click()
  await expect(usual(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(section(page)).toContainText('longer than the longest life, 30 days')
  await expectAccessibleEverywhere(page)
  await longest(page).fill('99999')
  await usual(page).fill('two')
  await save(page).click()
  await expect(usual(page)).toHaveAttribute('aria-invalid', 'true')
  await usual(page).fill('')
  await save(page).click()
  await expect(longest(page)).toHaveAttribute('aria-invalid', 'true')
  await section(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(section(page)).toContainText('As long as one likes')
})
