import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where a running server answers while `npm run dev` serves the app. */
const server = process.env.POSTERN_DEV_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: here('.'),
  // React Aria speaks some thirty languages; the app is in one.
  plugins: [react(), optimizeLocales.vite({ locales: ['en-US'] })],
  // The server replaces the text with a fresh nonce in each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // No asset may become a data: address, which the page's policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [here('index.html'), here('playground.html')],
      // GraphiQL's files say "use no memo" to a compiler that we don't use: dozens of warnings.
      onLog: (level, log, print) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') print(level, log)
      },
    },
    chunkSizeWarningLimit: 5000,
    manifest: true,
  },
  server: {
    proxy: {
      '/graphql': server,
      '/verify': server,
      '/v2': server,
      '/import/api-users': server,
      '/export/api-users.csv': server,
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: [here('src/testing/setup.ts')],
    css: false,
    restoreMocks: true,
    testTimeout: 60_000,
  },
})
