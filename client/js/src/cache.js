/**
 * Keeps yeses for as long as Postern allows, the latest used. It holds no credentials: its keys are hashes,
 * under a secret that ends with the process.
 */
export class Cache {
  #size
  #secret
  #byKey = new Map() // in the order of use

  constructor(size) {
    this.#size = size
  }

  /** For a credential and the place that it came from: Postern may say yes to one place and no to another. */
  async key(authorization, forwardedFor = '') {
    if (!(this.#size > 0)) return ''
    this.#secret ??= crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const text = new TextEncoder().encode(`${authorization}\n${forwardedFor}`) // neither holds a line break
    const hash = await crypto.subtle.sign('HMAC', await this.#secret, text)
    return String.fromCharCode(...new Uint8Array(hash))
  }

  get(key, now) {
    const found = this.#byKey.get(key)
    if (!found) return undefined
    this.#byKey.delete(key)
    if (now >= found.until) return undefined
    this.#byKey.set(key, found)
    return found.caller
  }

  put(key, caller, until) {
    if (!(this.#size > 0) || performance.now() >= until) return
    this.#byKey.delete(key)
    this.#byKey.set(key, { caller, until })
    if (this.#byKey.size > this.#size) this.#byKey.delete(this.#byKey.keys().next().value)
  }
}
