import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

/** Presses Tab until this has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible()
  for (let press = 0; press < 40; press++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${wanted} can't be reached with Tab`)
}
