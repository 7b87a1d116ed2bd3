/** Takes away what a caller says of itself; some programs read X_Postern_Account as the same header. */
export function dropClaims(request) {
  // node:http makes these from rawHeaders when they are first read, so they are read before it shrinks.
  for (const headers of [request.headers, request.headersDistinct ?? {}]) {
    for (const name of Object.keys(headers).filter(isClaim)) delete headers[name]
  }
  const raw = request.rawHeaders
  for (let i = raw.length - 2; i >= 0; i -= 2) {
    if (isClaim(raw[i])) raw.splice(i, 2)
  }
}

function isClaim(name) {
  return name.toLowerCase().replace(/[_.]/g, '-').startsWith('x-postern-')
}

/** Every Authorization header of a request: node:http shows the first, and hides a second. */
export function credentialOf(request) {
  const raw = request.rawHeaders
  return raw.filter((_, i) => i % 2 === 1 && raw[i - 1].toLowerCase() === 'authorization').join(',')
}

/**
 * Adds a request's peer to the places that it came by, as every proxy does. Postern reads from the right, so
 * a caller can't hide behind what it wrote itself; without a peer that must not stand alone.
 */
export function forwardedFor(before, peer) {
  if (!peer) return undefined
  return [before, peer.replace(/%.*$/, '')].flat().filter(Boolean).join(', ')
}
