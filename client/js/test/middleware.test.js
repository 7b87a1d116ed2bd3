import assert from 'node:assert/strict'
import { request } from 'node:http'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { Postern } from 'postern-client'
import { basic, freePort, patient, serve, start, startPostern } from './support.js'

/** By node:http, since fetch sends no header twice. */
async function call(url, headers = {}) {
  const [answer] = await once(request(url, { headers, agent: false }).end(), 'response')
  const body = (await answer.toArray()).join('')
  return { status: answer.statusCode, headers: answer.headers, body }
}

test('the middleware names the caller and drops its claims', async (t) => {
  const postern = await startPostern(t)
  const nightly = await postern.newProgram()
  const told = []
  const mayIn = new Postern(postern.url, {
    ...patient,
    onUnavailable: (r) => told.push(r.reason),
  }).middleware()
  const url = await serve(t, (req, res) =>
    mayIn(req, res, () => {
      const names = [
        ...Object.keys(req.headers),
        ...req.rawHeaders,
        ...Object.keys(req.headersDistinct),
      ]
      res.end([req.caller.address, ...names.filter((name) => /^x.postern/i.test(name))].join(' '))
    }),
  )
  const { authorization } = nightly
  const claims = { 'X-Postern-Account': 'x', X_Postern_Account: 'x', 'X.Postern.Address': 'x' }
  const let_in = await call(url, { authorization, ...claims })
  assert.equal(let_in.status, 200)
  assert.equal(let_in.body, nightly.email)

  const twice = { authorization: [authorization, authorization] }
  for (const bad of [{}, { authorization: basic(nightly.email, 'wrong') }, twice]) {
    const answer = await call(url, bad)
    assert.equal(answer.status, 401)
    assert.equal(answer.body, 'Unauthorized\n')
    assert.equal(answer.headers['www-authenticate'], 'Basic realm="Postern", charset="UTF-8"')
  }
  await postern.enable(nightly, false)
  assert.equal((await call(url, { authorization })).status, 401)
  assert.deepEqual(told, [])
  await postern.stop()
  const answer = await call(url, { authorization })
  assert.equal(answer.status, 503)
  assert.equal(answer.headers['retry-after'], '1')
  assert.deepEqual(told, ['unavailable'])
})

test('a guesser does not slow down others', async (t) => {
  const postern = await startPostern(t, '--trusted-proxy', '127.0.0.1')
  const client = new Postern(postern.url, patient)
  const mayIn = client.middleware()
  const url = await serve(t, (req, res) => mayIn(req, res, () => res.end()))
  const authorization = basic('apiuser-1@api.localhost', 'typed by hand')
  const from = async (peer) => (await call(url, { authorization, 'x-forwarded-for': peer })).status
  for (let i = 0; i < 10; i++) assert.equal(await from('203.0.113.7'), 401)
  assert.equal(await from('203.0.113.7'), 429)
  assert.equal(await from('198.51.100.9, 203.0.113.7'), 429)
  assert.equal(await from('198.51.100.9'), 401)

  const guarded = (headers, peer) =>
    client.guard(new Request('https://x', { headers: { authorization, ...headers } }), { peer })
  assert.equal((await guarded({}, '203.0.113.7')).status, 429)
  assert.equal((await guarded({}, '198.51.100.9')).status, 401)
  const hidden = await guarded({ 'x-forwarded-for': '203.0.113.7' })
  assert.equal(hidden.status, 401, 'what the caller wrote does not stand alone')
})

test('guard gives the caller, or the answer to send', async (t) => {
  const postern = await startPostern(t)
  const { authorization, id } = await postern.newProgram()
  const client = new Postern(postern.url, patient)
  const good = new Request('https://x', { headers: { authorization, 'X-Postern-Api-User': 'x' } })
  assert.equal((await client.guard(good)).apiUser, id)
  const answer = await client.guard(new Request('https://x'))
  assert.ok(answer instanceof Response)
  assert.equal(answer.status, 401)
  assert.match(answer.headers.get('www-authenticate'), /^Basic/)
})

test('the examples ask Postern', async (t) => {
  const postern = await startPostern(t)
  const { authorization, email } = await postern.newProgram()
  const port = await freePort()
  const example = resolve(import.meta.dirname, '../examples/http.js')
  await start(t, process.execPath, [example, postern.url, String(port)])
  const url = `http://127.0.0.1:${port}`
  assert.equal((await call(url, { authorization })).body, `Hello, ${email}.\n`)
  assert.equal((await call(url)).status, 401)

  process.env.POSTERN_URL = postern.url
  const { default: handler } = await import('../examples/fetch.js')
  const asked = await handler.fetch(new Request(url, { headers: { authorization } }))
  assert.equal(await asked.text(), `Hello, ${email}.\n`)
  assert.equal((await handler.fetch(new Request(url))).status, 401)
})
