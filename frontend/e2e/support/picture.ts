import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { test } from './test'

/** Where the pictures of the screens go. */
export const folder = resolve(import.meta.dirname, '../../../screenshots')

/** Writes the whole page, or the dialog in its window, into the folder. */
export type Picture = (page: Page, name: string) => Promise<void>

const anyDialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

/** Defines the same pictures for a phone and a desk, in the light and in the dark. */
export function inEachLook(
  define: (picture: Picture) => void,
  fixtures: { describe: typeof test.describe; use: typeof test.use } = test,
) {
  for (const width of [360, 1440]) {
    for (const scheme of ['light', 'dark'] as const) {
      fixtures.describe(`${width} px, ${scheme}`, () => {
        fixtures.use({ viewport: { width, height: width < 600 ? 740 : 900 }, colorScheme: scheme })
        define(async (page, name) => {
          mkdirSync(folder, { recursive: true })
          await page.evaluate(() => document.fonts.ready)
          // What stays in sight would hide a row in the middle of the whole page.
          await page.evaluate(() => window.scrollTo(0, 0))
          await page.screenshot({
            path: join(folder, `${name}-${width}-${scheme}.png`),
            fullPage: (await anyDialog(page).count()) === 0,
            animations: 'disabled',
          })
        })
      })
    }
  }
}
