import { basicAuthorization } from './basic'

/** What /verify said of an address and password. */
export type Verdict = 'accepted' | 'refused' | 'forbidden' | 'throttled' | 'unknown'

const verdicts: Record<number, Verdict> = {
  200: 'accepted',
  401: 'refused',
  403: 'forbidden',
  429: 'throttled',
}

/**
 * Asks /verify as a program would. The session cookie stays out of it, and so does the
 * browser's own login box, which a 401 would open over the page.
 */
export async function verifyKey(address: string, password: string): Promise<Verdict> {
  try {
    const response = await fetch('/verify', {
      credentials: 'omit',
      cache: 'no-store',
      headers: { Authorization: basicAuthorization(address, password) },
      signal: AbortSignal.timeout(15_000),
    })
    return verdicts[response.status] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
