import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Postern, Refusal } from 'postern-client'
import { age } from '../src/answer.js'
import { Cache } from '../src/cache.js'
import { serve } from './support.js'

const half = { 'X-Postern-Api-User': 'api_1', 'X-Postern-Account': 'acc_1' }
const answers = {
  'sends elsewhere': [301, { Location: 'https://postern.example.com/verify' }],
  'answered 200, but not as Postern does': [200, { 'Content-Type': 'text/html' }],
  'answered 401, but not as Postern does': [401, {}],
  "is the base URL Postern's?": [200, half],
  'but not as Postern': [200, { ...half, 'X-Postern-Address': ['a', 'b'] }],
}
for (const [sentence, [status, headers]] of Object.entries(answers)) {
  test(`an answer that isn't Postern's is never a yes: ${sentence}`, async (t) => {
    const url = await serve(t, (_, response) =>
      response.writeHead(status, headers).end('<!doctype html>'.repeat(1000)),
    )
    await unavailable(url, sentence)
  })
}

test('who takes too long is never a yes', async (t) => {
  await unavailable(await serve(t, () => {}), 'did not answer within 100 ms', 100)
})

test('a server without TLS is never a yes', async (t) => {
  const url = await serve(t, (_, response) => response.end())
  await unavailable(url.replace('http:', 'https:'), 'does not speak TLS')
})

async function unavailable(url, sentence, timeout = 20_000) {
  const client = new Postern(url, { timeout })
  const refusal = await client.verify('Basic eDp5').then(assert.fail, (error) => error)
  assert.ok(refusal instanceof Refusal, refusal)
  assert.equal(refusal.reason, 'unavailable')
  assert.ok(refusal.message.includes(sentence), refusal.message)
}

test('a bad base URL is refused at the start', () => {
  for (const url of [
    '',
    'x.example.com',
    'ftp://x',
    'http://',
    'https://u:p@x',
    'https://x?y',
    'https://x#y',
  ])
    assert.throws(() => new Postern(url), { name: 'TypeError', message: /base URL/ }, url)
})

test('only a plain max-age is believed', () => {
  const of = (control, old) =>
    age(new Headers({ 'Cache-Control': control, ...(old && { Age: old }) }))
  for (const control of [
    '',
    'no-store',
    'private',
    'max-age',
    'max-age=',
    'max-age=x',
    'max-age=-5',
    'max-age=1.5',
  ])
    assert.equal(of(control), 0, control)
  for (const control of [
    'max-age=9, no-store',
    'no-cache, max-age=9',
    's-maxage=9',
    'max-age=9, max-age=x',
  ])
    assert.equal(of(control), 0, control)
  assert.equal(of('private, Max-Age=9'), 9)
  assert.equal(of('max-age=9, max-age=3'), 3)
  assert.deepEqual(
    ['4', '9', '10', '-1', 'old'].map((old) => of('max-age=9', old)),
    [5, 0, 0, 0, 0],
  )
})

test('the latest used are kept', async () => {
  const cache = new Cache(3)
  const soon = performance.now() + 60_000
  for (const name of ['0', '1', '2']) cache.put(await cache.key(name), name, soon)
  const get = async (name, now = performance.now()) => cache.get(await cache.key(name), now)
  assert.equal(await get('0'), '0')
  cache.put(await cache.key('3'), '3', soon)
  assert.deepEqual(
    [await get('0'), await get('1'), await get('2'), await get('3')],
    ['0', undefined, '2', '3'],
  )
  assert.equal(await get('0', soon), undefined)
  assert.notEqual(await cache.key('0'), await cache.key('0', '203.0.113.7'))
  assert.notEqual(await cache.key('0'), await new Cache(3).key('0'))
})
