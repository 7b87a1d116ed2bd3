import { test as base, expect } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTemplate } from './database'
import { type Inbox, startInbox } from './inbox'
import { type Server, startServer } from './server'

type Fixtures = {
  /** A server on which Acme (Ada, Sam) and Globex (Gail) exist. */
  server: Server
  /** Fails the test on an uncaught error or a breach of the page's policy. */
  watch: void
}

/** Every test here has a server, a database and a browser profile of its own. */
export const test = base.extend<Fixtures, { template: string }>({
  template: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'postern-e2e-template-'))
      const { template, drop } = makeTemplate(folder)
      await use(template)
      drop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  server: async ({ template }, use) => {
    const server = await startServer(template)
    await use(server)
    await server.stop()
  },
  baseURL: async ({ server }, use) => use(server.url),
  watch: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(String(error.error())))
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text())
      })
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Tests that start before any account exists. */
export const emptyTest = test.extend({
  server: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
})

/** Tests whose server sends mails, into an inbox of their own. */
export const mailTest = test.extend<{ inbox: Inbox }>({
  inbox: async ({}, use) => {
    const inbox = await startInbox()
    await use(inbox)
    await inbox.stop()
  },
  server: async ({ template, inbox }, use) => {
    const server = await startServer(template, { POSTERN_SMTP_URL: inbox.url })
    await use(server)
    await server.stop()
  },
})

export { expect }
