import { defineConfig } from '@playwright/test'
import { browserOptions } from './support/browser'

/** `make screenshots`: visits every screen and writes pictures into screenshots/. */
export default defineConfig({
  testDir: './screenshots',
  outputDir: '../../test-results/screenshots',
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { ...browserOptions, reducedMotion: 'reduce' },
})
