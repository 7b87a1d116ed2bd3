import { age, read, unreachable } from './answer.js'
import { Cache } from './cache.js'
import { credentialOf, dropClaims, forwardedFor } from './request.js'
import { Refusal, unauthorized } from './refusal.js'

export { Refusal }

export class Postern {
  #url
  #timeout
  #fetch
  #kept
  #onUnavailable

  constructor(baseURL, { timeout = 2000, fetch, kept = 10_000, onUnavailable } = {}) {
    this.#url = verifyURL(baseURL)
    this.#timeout = timeout
    this.#fetch = fetch ?? ((...args) => globalThis.fetch(...args))
    this.#kept = new Cache(kept)
    this.#onUnavailable = onUnavailable ?? ((refusal) => console.error(refusal.message))
  }

  async verify(authorization, { forwardedFor } = {}) {
    // Two credentials come with a comma, and what isn't printable can't be sent.
    if (!/^[ -+\--~]+$/.test(authorization ?? '')) throw unauthorized()
    const asked = performance.now()
    const key = await this.#kept.key(authorization, forwardedFor)
    const known = this.#kept.get(key, asked)
    if (known) return known
    const headers = { Authorization: authorization }
    if (forwardedFor) headers['X-Forwarded-For'] = forwardedFor
    const answer = await this.#ask(headers)
    const caller = read(answer, this.#url)
    this.#kept.put(key, caller, asked + age(answer.headers) * 1000)
    return caller
  }

  async guard(request, { peer } = {}) {
    try {
      const authorization = request.headers.get('authorization')
      const forwarded = forwardedFor(request.headers.get('x-forwarded-for'), peer)
      return await this.verify(authorization, { forwardedFor: forwarded })
    } catch (error) {
      return this.#refusal(error).toResponse()
    }
  }

  middleware() {
    return async (request, response, next) => {
      try {
        dropClaims(request)
        delete request.caller
        const forwarded = forwardedFor(
          request.headers['x-forwarded-for'],
          request.socket.remoteAddress,
        )
        request.caller = await this.verify(credentialOf(request), { forwardedFor: forwarded })
      } catch (error) {
        const refusal = this.#refusal(error)
        response.writeHead(refusal.status, refusal.headers())
        response.end(refusal.text())
        return
      }
      next()
    }
  }

  async #ask(headers) {
    try {
      const answer = await this.#fetch(this.#url, {
        headers,
        redirect: 'manual', // following one would carry the credential to somewhere else
        signal: AbortSignal.timeout(this.#timeout),
      })
      await drain(answer)
      return answer
    } catch (error) {
      throw unreachable(error, this.#url, this.#timeout)
    }
  }

  #refusal(error) {
    const refusal = error instanceof Refusal ? error : unreachable(error, this.#url, this.#timeout)
    if (refusal.reason === 'unavailable') this.#onUnavailable(refusal)
    return refusal
  }
}

/** Reads a small body, so that the connection is used again; a large one isn't Postern's. */
async function drain(answer) {
  const length = Number(answer.headers.get('content-length') ?? Infinity)
  if (length <= 4096) await answer.arrayBuffer()
  else await answer.body?.cancel()
}

function verifyURL(baseURL) {
  const url = URL.canParse(baseURL) ? new URL(baseURL) : undefined
  const plain = url && !url.username && !url.password && !url.search && !url.hash
  if (!plain || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      'postern-client: the base URL is not one like https://postern.example.com, without user, query and fragment',
    )
  }
  return url.href.replace(/\/+$/, '') + '/verify'
}
