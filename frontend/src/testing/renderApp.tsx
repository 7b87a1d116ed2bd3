import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { onTestFinished, vi } from 'vitest'
import { App } from '../app/App'
import { createClient } from '../lib/client'
import { Session } from '../lib/session'
import { FakeServer } from './fakeServer'

/** Puts a fake server where the network begins: everything above it is the real app. */
export function connect(server: FakeServer) {
  const real = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    if (String(input).startsWith('/import/'))
      return server.takeFile(String(input), await (init?.body as Blob).text())
    const body = JSON.stringify(await server.answer(String(init?.body)))
    return new Response(body, { headers: { 'Content-Type': 'application/json' } })
  }
  onTestFinished(() => {
    globalThis.fetch = real
  })
}

/** Opens the app at an address, as a person would. */
export function renderApp(path: string, server = new FakeServer()) {
  connect(server)
  const leave = vi.fn()
  const session = new Session(leave)
  const client = createClient(session, 'http://localhost/graphql')
  onTestFinished(() => session.close())
  const user = userEvent.setup()
  render(
    <MemoryRouter initialEntries={[path]}>
      <App client={client} session={session} />
    </MemoryRouter>,
  )
  return { server, session, leave, user }
}
