import { Refusal, unauthorized, unavailable } from './refusal.js'

/** Takes nothing but Postern's own answers at their word: any web server says 200 to something. */
export function read(answer, url) {
  const { status, headers } = answer
  const challenge = headers.get('www-authenticate')
  if (status === 200) {
    const caller = {
      apiUser: single(headers, 'x-postern-api-user'),
      account: single(headers, 'x-postern-account'),
      address: single(headers, 'x-postern-address'),
    }
    if (caller.apiUser && caller.account && caller.address) return Object.freeze(caller)
  }
  if (status === 401 && challenge) throw unauthorized(challenge)
  if (status === 403) throw new Refusal('forbidden', 'the credential is good, but not for this')
  const retryAfter = seconds(headers)
  if (status === 429)
    throw new Refusal('tooMany', 'too many attempts; wait before the next', { retryAfter })
  if (status === 503)
    throw unavailable("Postern can't know just now; ask again in a moment", { retryAfter })
  if (answer.type === 'opaqueredirect' || (status >= 300 && status < 400))
    throw unavailable(
      `${url} sends elsewhere, and a credential isn't sent after it; make the base URL the final one`,
    )
  throw unavailable(
    `${url} answered ${status}, but not as Postern does; is the base URL Postern's?`,
  )
}

/** Says why no answer came. */
export function unreachable(cause, url, timeout) {
  if (cause?.name === 'TimeoutError')
    return unavailable(`${url} did not answer within ${timeout} ms; is Postern up, and near?`, {
      cause,
    })
  const code = String(cause?.cause?.code ?? cause?.cause?.message ?? cause?.message ?? cause)
  if (/CERT|ISSUER|SIGNATURE|ALTNAME/.test(code))
    return unavailable(
      `${url} shows a certificate that isn't trusted here; give the runtime the CA that signed it (${code})`,
      { cause },
    )
  if (/SSL|EPROTO/.test(code))
    return unavailable(
      `${url} does not speak TLS; does the base URL begin with http:// instead? (${code})`,
      { cause },
    )
  return unavailable(
    `${url} can't be reached; is Postern running, and the base URL right? (${code})`,
    { cause },
  )
}

/** For how many seconds an answer may be kept, from when it was asked for; 0 unless Postern says so plainly. */
export function age(headers) {
  const directives = (headers.get('cache-control') ?? '')
    .split(',')
    .map((d) => d.trim().toLowerCase())
  if (directives.some((d) => /^no-(store|cache)(=|$)/.test(d))) return 0
  const ages = directives.filter((d) => /^max-age(=|$)/.test(d)).map((d) => whole(d.slice(8)))
  if (ages.length === 0) return 0
  const old = headers.has('age') ? whole(headers.get('age')) : 0
  const left = Math.min(...ages) - old
  return left > 0 ? Math.min(left, 3600) : 0 // also when one is not a number
}

/** Between a second and an hour. */
function seconds(headers) {
  return Math.min(Math.max(whole(headers.get('retry-after') ?? '') || 1, 1), 3600)
}

function whole(text) {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN
}

/** A header that must be there once; two come with a comma. */
function single(headers, name) {
  const value = headers.get(name)
  return value?.includes(',') ? undefined : value
}
