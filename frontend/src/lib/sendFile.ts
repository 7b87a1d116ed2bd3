import { faultOf, noAnswer, type Fault } from './faults'
import type { Session } from './session'
import { saysEnded, type Reply } from './transport'

/** How long the server may work on a file before we call its answer lost. */
const patience = 70_000

/** A gateway before the server took offence, so its answer is none of ours. */
const stopped: Fault = {
  code: 'INVALID',
  reason: 'TOO_LARGE',
  message:
    'A gateway before the server takes no file of this size. Split the file, or have the gateway let more through.',
}

interface Refused extends Reply {
  errors?: { message: string; extensions?: Record<string, unknown> & { reason?: string } }[]
}

/** What came of a file: an answer, or why there is none. */
export type Sent<Answer> =
  { answer: Answer; faults?: undefined } | { answer?: undefined; faults: Fault[] }

/**
 * Sends a file as the body. When the session has ended, the file waits until the same person has
 * signed in again, and is then sent once more, like every GraphQL call.
 */
export async function sendFile<Answer>(
  session: Session,
  url: string,
  file: Blob,
): Promise<Sent<Answer>> {
  for (;;) {
    let reply: (Answer & Reply) | Refused
    try {
      const response = await fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'text/csv' },
        body: file,
        signal: AbortSignal.timeout(patience),
      })
      if (response.status === 413) return { faults: [stopped] }
      reply = (await response.json()) as typeof reply
    } catch {
      return { faults: [noAnswer] }
    }
    if (!reply.errors) return { answer: reply as Answer }
    if (!session.state().person || !saysEnded(reply)) {
      const { errors = [] } = reply as Refused
      return { faults: errors.map(({ message, extensions = {} }) => faultOf(message, extensions)) }
    }
    await session.end()
  }
}
