import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { expect } from './test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run: (context: { exclude: readonly string[] }, options: RunOptions) => Promise<AxeResults>
}

/** What React Aria is just telling screen readers: for seconds, off the screen, its label soon gone. */
const announcing = '[data-live-announcer] [role=img]'

/** Of axe's rules, those on colours, the only ones that a theme can break. */
const onColours: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/** Fails on any violation that axe finds on the page as it is now, named by rule and element. */
export async function expectAccessible(page: Page, rules: RunOptions = {}) {
  // Evaluated, not added as a script tag: the page's own policy stays in force.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const results = await page.evaluate(
    ([settling, options]) =>
      (window as unknown as { axe: Axe }).axe.run({ exclude: settling }, options),
    // Whatever else axe tells takes it longer than finding it.
    [[announcing], { resultTypes: ['violations'], ...rules } as RunOptions] as const,
  )
  const found = results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`,
    ),
  )
  expect(found).toEqual([])
}

/** The same at desk and pocket width, in light, and its colours in dark. Leaves the page light and wide. */
export async function expectAccessibleEverywhere(page: Page) {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, onColours)
    await page.emulateMedia({ colorScheme: 'light' })
    await expectAccessible(page)
  }
}
