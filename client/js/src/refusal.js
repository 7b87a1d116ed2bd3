const STATUS = {
  unauthorized: [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  tooMany: [429, 'Too Many Requests'],
  unavailable: [503, 'Service Unavailable'],
}

export class Refusal extends Error {
  constructor(reason, message, { retryAfter, challenge, cause } = {}) {
    super(`postern-client: ${message}`, { cause })
    this.name = 'Refusal'
    this.reason = reason
    this.status = STATUS[reason][0]
    this.retryAfter = retryAfter
    this.challenge = challenge
  }

  /** What a caller is told; the message is the operator's. */
  text() {
    return STATUS[this.reason][1] + '\n'
  }

  headers() {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
    if (this.challenge) headers['WWW-Authenticate'] = this.challenge
    if (this.retryAfter) headers['Retry-After'] = String(this.retryAfter)
    return headers
  }

  toResponse() {
    return new Response(this.text(), { status: this.status, headers: this.headers() })
  }
}

/** Postern's own challenge, also for requests that bring no credential to ask it about. */
export function unauthorized(challenge = 'Basic realm="Postern", charset="UTF-8"') {
  return new Refusal('unauthorized', 'the credential is not good for access', { challenge })
}

export function unavailable(message, { retryAfter = 1, cause } = {}) {
  return new Refusal('unavailable', message, { retryAfter, cause })
}
