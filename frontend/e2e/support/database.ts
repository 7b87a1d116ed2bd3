import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Whether the tests run on PostgreSQL; TEST_POSTGRES_URL names the server then. */
const POSTGRES = process.env.TEST_DATABASE === 'postgres'

/** A database of a test's own. */
export type Database = {
  /** What --database takes. */
  url: string
  /** Every file of it, where it is in files: the file itself, its WAL, its index. */
  files: () => { name: string; bytes: Buffer }[]
  drop: () => void
}

/** Makes a database in a folder: a copy of a template, or an empty one. */
export function makeDatabase(folder: string, template?: string): Database {
  if (POSTGRES) {
    const url = fixture(...(template ? ['-clone', template] : ['-new'])).trim()
    return { url, files: () => [], drop: () => fixture('-drop', url) }
  }
  if (template) cpSync(template, folder, { recursive: true })
  return {
    url: `sqlite:${join(folder, 'postern.db')}`,
    files: () =>
      readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
    drop: () => {},
  }
}

/** Fills a database with the accounts Acme and Globex, to be copied for each test. */
export function makeTemplate(folder: string): { template: string; drop: () => void } {
  const made = makeDatabase(folder)
  fixture('-database', made.url)
  if (!POSTGRES && !existsSync(join(folder, 'postern.db')))
    throw new Error('bin/fixture made no database')
  return { template: POSTGRES ? made.url : folder, drop: made.drop }
}

function fixture(...args: string[]): string {
  const program = resolve(import.meta.dirname, '../../../bin/fixture')
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
