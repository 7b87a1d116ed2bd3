/** The API user that a credential belongs to. */
export interface Caller {
  /** Its id. */
  readonly apiUser: string
  /** The id of the account that it belongs to. */
  readonly account: string
  /** Its address, the user name of its credential. */
  readonly address: string
}

export interface Options {
  /** Milliseconds for one question; 2000 when left out. */
  timeout?: number
  /** In place of the runtime's own, for a CA or a proxy of your own. */
  fetch?: typeof globalThis.fetch
  /** Callers to remember while Postern allows it; 10,000 when left out, 0 for none. */
  kept?: number
  /** Told why Postern can't be asked, by guard and middleware; console.error when left out. */
  onUnavailable?: (refusal: Refusal) => void
}

/** Why a caller may not in. */
export type Reason = 'unauthorized' | 'forbidden' | 'tooMany' | 'unavailable'

/** Every answer but yes. Its message is for the operator's log; a caller needs no more than the status. */
export class Refusal extends Error {
  private constructor()
  readonly reason: Reason
  /** The HTTP status to answer with. */
  readonly status: 401 | 403 | 429 | 503
  /** With tooMany and unavailable: seconds to wait, at least one. */
  readonly retryAfter?: number
  /** With unauthorized: what WWW-Authenticate should say. */
  readonly challenge?: string
  /** The answer for a fetch-style handler. */
  toResponse(): Response
}

/** What middleware needs of a request: node:http's, Express's and the like. */
export interface IncomingRequest {
  headers: Record<string, string | string[] | undefined>
  headersDistinct?: Record<string, string[] | undefined>
  rawHeaders: string[]
  socket: { remoteAddress?: string }
  /** Who sent it, behind the middleware. */
  caller?: Caller
}

/** What middleware needs to answer. */
export interface OutgoingResponse {
  writeHead(status: number, headers: Record<string, string>): unknown
  end(body: string): unknown
}

/** Asks one Postern. Make one for a whole program. */
export class Postern {
  /** Throws a TypeError when the base URL is not one like https://postern.example.com. */
  constructor(baseURL: string, options?: Options)

  /**
   * Says who an Authorization header belongs to; rejects with a Refusal otherwise. `forwardedFor` is where
   * the request came by, as X-Forwarded-For: Postern throttles by it, else by the service's own address.
   */
  verify(
    authorization: string | null | undefined,
    options?: { forwardedFor?: string },
  ): Promise<Caller>

  /**
   * Says who sent a request, or gives the answer to send back instead. `peer` is the IP address that the
   * request came from, as the runtime knows it. Believe the result alone, never the request's X-Postern-*.
   */
  guard(request: Request, options?: { peer?: string }): Promise<Caller | Response>

  /**
   * Lets a request through only with Postern's yes: `request.caller` tells who sent it. Others get 401, 403,
   * 429 or 503. X-Postern-* headers that the caller sent are taken away first.
   */
  middleware(): (
    request: IncomingRequest,
    response: OutgoingResponse,
    next: () => void,
  ) => Promise<void>
}
