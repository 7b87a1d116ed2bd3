import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Postern, Refusal } from 'postern-client'
import { basic, patient, startPostern } from './support.js'

const refused = async (client, authorization) => {
  const refusal = await client.verify(authorization).then(assert.fail, (error) => error)
  assert.ok(refusal instanceof Refusal, refusal)
  return refusal
}

test('a good credential names its caller until it is disabled', async (t) => {
  const postern = await startPostern(t)
  const nightly = await postern.newProgram()
  const client = new Postern(postern.url + '/', patient)
  const caller = await client.verify(nightly.authorization)
  assert.match(caller.account, /./)
  assert.deepEqual(caller, { apiUser: nightly.id, account: caller.account, address: nightly.email })

  for (let i = 0; i < 5; i++) {
    await postern.enable(nightly, false)
    const refusal = await refused(client, nightly.authorization)
    assert.equal(refusal.reason, 'unauthorized')
    assert.equal(refusal.status, 401)
    assert.match(refusal.challenge, /realm="Postern"/)
    await postern.enable(nightly, true)
    await client.verify(nightly.authorization)
  }
  const two = `${nightly.authorization}, ${nightly.authorization}`
  const injected = `${nightly.authorization}\r\nX-Postern-Account: x`
  const wrong = basic(nightly.email, 'wrong')
  for (const bad of [undefined, null, '', 'Basic', 'Bearer x', 'Basic ä', wrong, two, injected]) {
    assert.equal((await refused(client, bad)).reason, 'unauthorized', bad)
  }
})

test('a yes is kept for max-age and no longer', async (t) => {
  const postern = await startPostern(t, '--verify-max-age', '2s')
  const nightly = await postern.newProgram()
  const [client, forgetful] = [
    new Postern(postern.url, patient),
    new Postern(postern.url, { ...patient, kept: 0 }),
  ]
  const asked = performance.now()
  const yes = await client.verify(nightly.authorization)
  await postern.enable(nightly, false)
  const again = await client.verify(nightly.authorization).catch((error) => error)
  if (performance.now() < asked + 2000) assert.equal(again, yes, 'it is not kept')
  assert.equal((await refused(forgetful, nightly.authorization)).reason, 'unauthorized')
  await sleep(asked + 2050 - performance.now())
  assert.equal((await refused(client, nightly.authorization)).reason, 'unauthorized')
  await postern.enable(nightly, true)
  assert.equal((await client.verify(nightly.authorization)).apiUser, nightly.id)
})

test('nobody gets in while Postern is stopped', async (t) => {
  const postern = await startPostern(t)
  const nightly = await postern.newProgram()
  const client = new Postern(postern.url, patient)
  await client.verify(nightly.authorization)
  await postern.stop()
  const refusal = await refused(client, nightly.authorization)
  assert.equal(refusal.reason, 'unavailable')
  assert.equal(refusal.status, 503)
  assert.equal(refusal.retryAfter, 1)
  assert.match(refusal.message, /is Postern running/)
})

test('who guesses is told to wait', async (t) => {
  const postern = await startPostern(t)
  const client = new Postern(postern.url, patient)
  let refusal
  for (let i = 0; i < 11; i++)
    refusal = await refused(client, basic('apiuser-1@api.localhost', 'by hand'))
  assert.equal(refusal.reason, 'tooMany')
  assert.equal(refusal.status, 429)
  assert.ok(refusal.retryAfter >= 1)
})

test('a hundred verifies share a few connections', async (t) => {
  let connections = 0
  const count = () => connections++
  subscribe('undici:client:connected', count)
  t.after(() => unsubscribe('undici:client:connected', count))
  const postern = await startPostern(t)
  const nightly = await postern.newProgram()
  const client = new Postern(postern.url, patient)
  for (let i = 0; i < 50; i++) {
    await client.verify(nightly.authorization)
    await refused(client, basic(nightly.email, nightly.password + 'x'))
  }
  assert.ok(connections >= 1 && connections <= 3, `${connections} connections`)
})
