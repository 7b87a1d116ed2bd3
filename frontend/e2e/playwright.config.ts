import { defineConfig } from '@playwright/test'
import { browserOptions } from './support/browser'

/** Each test starts a server of its own, so tests share nothing and run side by side. */
export default defineConfig({
  testDir: './tests',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // One more try on a machine that is busy with something else; the list says "flaky" of such a test.
  retries: process.env.CI ? 1 : 0,
  // Generous, so that a busy machine is slow and not red.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    ...browserOptions,
    // A colour on its way from one theme to the other is neither's, and nobody looks.
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
  },
})
