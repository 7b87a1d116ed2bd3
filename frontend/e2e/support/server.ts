import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Database, makeDatabase } from './database'

const BIN = resolve(import.meta.dirname, '../../../bin')

/** A running bin/postern with a database and a folder of its own. */
export type Server = {
  url: string
  /** What it printed for a person to read. */
  stdout: () => string
  /** Everything it printed: stdout and the log. */
  output: () => string
  database: Database
  /** Runs another command of the same binary on the same database. */
  command: (...args: string[]) => string
  stop: () => Promise<void>
}

/**
 * Starts a server on a free port; on a copy of the given database, or on none at all. Further settings
 * come as environment variables.
 */
export async function startServer(
  template?: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'postern-e2e-'))
  const database = makeDatabase(folder, template)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env.PATH,
    POSTERN_ADDR: `127.0.0.1:${port}`,
    POSTERN_DATABASE: database.url,
    ...settings,
  }
  const child = spawn(join(BIN, 'postern'), ['serve'], { cwd: folder, env })
  const printed = { stdout: '', output: '' }
  child.stdout.on('data', (data: Buffer) => {
    printed.stdout += data.toString()
    printed.output += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => (printed.output += data.toString()))
  await untilReady(child, url, () => printed.output)
  return {
    url,
    stdout: () => printed.stdout,
    output: () => printed.output,
    database,
    command: (...args) =>
      execFileSync(join(BIN, 'postern'), args, {
        cwd: folder,
        env: { ...env, POSTERN_PUBLIC_URL: url },
        encoding: 'utf8',
      }),
    stop: async () => {
      await stopped(child)
      database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilReady(child: ChildProcess, url: string, output: () => string) {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok && output().includes('http://')) return
    await new Promise((wait) => setTimeout(wait, 25))
  }
  child.kill('SIGKILL')
  throw new Error(`bin/postern didn't get ready:\n${output()}`)
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    const last = setTimeout(() => child.kill('SIGKILL'), 5_000)
    child.once('exit', () => {
      clearTimeout(last)
      done()
    })
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
