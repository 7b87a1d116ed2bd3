import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Provider } from 'urql'
import { expect, it, vi } from 'vitest'
import { createClient } from '../../../lib/client'
import { Session } from '../../../lib/session'
import { refuseSome } from '../../../testing/fakeBulk'
import { FakeServer } from '../../../testing/fakeServer'
import { connect } from '../../../testing/renderApp'
import { ApiUsersMemory } from '../memory'
import { useBulk, type Ticked } from './useBulk'

const many: Ticked[] = Array.from({ length: 250 }, (_, at) => ({
  id: `api_${at}`,
  description: `Program ${at}`,
  enabled: true,
}))

/** Sends 250, whose hundreds the server answers in turn. */
async function sent(answer: (ids: string[]) => void) {
  const server = new FakeServer()
  const hundreds: string[][] = []
  server.apiUsers = many.map(
    (user) => ({ ...user, __typename: 'ApiUser', version: 1 }) as FakeServer['apiUsers'][number],
  )
  server.before = () => {
    const ids = (server.received.at(-1)?.variables.input as { ids: string[] }).ids
    hundreds.push(ids)
    answer(ids)
  }
  connect(server)
  const atOnce = globalThis.fetch
  globalThis.fetch = async (...request) => {
    await new Promise((wait) => setTimeout(wait, 30))
    return atOnce(...request)
  }
  const client = createClient(new Session(vi.fn()), 'http://localhost/graphql')
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Provider value={client}>
      <ApiUsersMemory>{children}</ApiUsersMemory>
    </Provider>
  )
  const seen = new Set<number>()
  const { result } = renderHook(
    () => {
      const bulk = useBulk()
      if (bulk.progress) seen.add(bulk.progress.done)
      return bulk
    },
    { wrapper },
  )
  const run = result.current.run('disable', many)
  // Not as part of a test's own act: what is shown meanwhile is what counts.
  await waitFor(() => expect(hundreds).not.toEqual([]))
  const outcome = await waitFor(() => run, { timeout: 3000 })
  await waitFor(() => expect(result.current.progress).toBeNull())
  return { outcome, sizes: hundreds.map(({ length }) => length), seen: [...seen] }
}

it('sends a hundred at a time, and says how far it is', async () => {
  const { outcome, sizes, seen } = await sent(() => {})
  expect(sizes).toEqual([100, 100, 50])
  expect(seen).toEqual([0, 100, 200])
  expect(outcome.done).toHaveLength(250)
  expect(outcome.left).toEqual([])
})

it('goes on after a hundred that one of them was in the way of', async () => {
  const { outcome } = await sent((ids) => {
    if (ids.includes('api_120')) throw refuseSome('NOT_FOUND', 'NO_SUCH_OBJECT', ['api_120'])
  })
  expect(outcome.refused.map(({ user }) => user.id)).toEqual(['api_120'])
  expect(outcome.left).toHaveLength(99)
  expect(outcome.done).toHaveLength(150)
})

it('stops where the rest would be refused as well', async () => {
  const { outcome, sizes } = await sent((ids) => {
    if (ids.includes('api_120')) throw refuseSome('UNAVAILABLE', 'BUSY', [])
  })
  expect(sizes).toEqual([100, 100])
  expect(outcome.done).toHaveLength(100)
  expect(outcome.left).toHaveLength(150)
  expect(outcome.faults).toHaveLength(1)
})
