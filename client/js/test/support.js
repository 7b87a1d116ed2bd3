import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const BIN = resolve(import.meta.dirname, '../../../bin')

/** Machines that build something else meanwhile are slow. */
export const patient = { timeout: 20_000 }

export const basic = (address, password) =>
  'Basic ' + Buffer.from(`${address}:${password}`).toString('base64')

/** Starts bin/postern on a database of its own, with the owner signed in; it ends with the test. */
export async function startPostern(t, ...settings) {
  const folder = mkdtempSync(join(tmpdir(), 'postern-client-'))
  const database = `sqlite:${join(folder, 'postern.db')}`
  execFileSync(join(BIN, 'fixture'), ['-database', database])
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const args = ['serve', '--addr', `127.0.0.1:${port}`, '--database', database, ...settings]
  const stop = await start(t, join(BIN, 'postern'), args, () =>
    rmSync(folder, { recursive: true, force: true }),
  )
  const ask = await signedIn(url)
  return { url, stop, newProgram: () => newProgram(ask), enable: (...args) => enable(ask, ...args) }
}

/** Starts a program, and waits for its first line; gives what ends it. */
export async function start(t, program, args, after = () => {}) {
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  t.after(async () => {
    await stop()
    after()
  })
  const gone = ended.then(() => Promise.reject(new Error(`${program} ended at its start`)))
  gone.catch(() => {}) // later it ends as it should
  await Promise.race([once(child.stdout, 'data'), gone])
  return stop
}

/** Serves a handler on a free port until the test ends. */
export async function serve(t, handler) {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${server.address().port}`
}

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

async function signedIn(url) {
  let cookie = ''
  const ask = async (query, input) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify({ query, variables: { input } }),
    })
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0]
    const { data, errors } = await answer.json()
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  await ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }', {
    email: 'ada@example.com',
    password: 'correct horse battery',
  })
  return ask
}

async function newProgram(ask) {
  const { draftApiUser } = await ask('mutation { draftApiUser { email password } }')
  const made = await ask(
    'mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }',
    { ...draftApiUser, description: 'Nightly import' },
  )
  const { email, password } = draftApiUser
  return {
    id: made.createApiUser.apiUser.id,
    email,
    password,
    authorization: basic(email, password),
  }
}

async function enable(ask, { id }, enabled) {
  await ask(
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { id, enabled },
  )
}
