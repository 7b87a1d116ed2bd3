import type { Session } from './session'

/** How long an answer may take before we call it lost. */
export const patience = 20_000

/** What is read of every answer, whatever else it holds. */
export interface Reply {
  data?: { viewer?: unknown } | null
  errors?: { extensions?: { reason?: string } }[]
}

/** True when the answer means that nobody is signed in any more. */
export function saysEnded(reply: Reply): boolean {
  if (reply.errors?.some((error) => error.extensions?.reason === 'SIGN_IN_REQUIRED')) return true
  return reply.data?.viewer === null
}

function withPatience(signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(patience)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/**
 * The fetch of every GraphQL call. An answer that is not GraphQL (a gateway's error page, half
 * an answer) counts as none. When the session has ended, the call waits until the same person
 * has signed in again, and is then sent once more: no form needs to know.
 */
export function createFetch(session: Session): typeof fetch {
  return async (input, init) => {
    for (;;) {
      const response = await fetch(input, { ...init, signal: withPatience(init?.signal) })
      const text = await response.text()
      const reply = JSON.parse(text) as Reply
      if (!session.state().person || !saysEnded(reply)) {
        return new Response(text, { status: response.status, headers: response.headers })
      }
      await session.end()
    }
  }
}
