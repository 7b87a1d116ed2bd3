import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from './test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What React Aria is just telling screen readers: for seconds, off the screen, its label soon gone. */
const announcing = '[data-live-announcer] [role=img]'

/** Fails on any violation that axe finds on the page as it is now, named by rule and element. */
export async function expectAccessible(page: Page) {
  // A colour on its way from one theme to the other is neither's.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  )
  // Evaluated, not added as a script tag: the page's own policy stays in force.
  await page.evaluate(source)
  const results = await page.evaluate(
    (settling) =>
      (window as unknown as { axe: { run: (context: unknown) => Promise<AxeResults> } }).axe.run({
        exclude: settling,
      }),
    [announcing],
  )
  const found = results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`,
    ),
  )
  expect(found).toEqual([])
}

/** The same in light and dark, at desk and pocket width. Leaves the page light and wide. */
export async function expectAccessibleEverywhere(page: Page) {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
  }
}
