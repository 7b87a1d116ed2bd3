/** Where to go after signing in: a path of this installation, whatever the address asks for. */
export function nextPath(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next')
  if (!next) return '/account'
  try {
    const url = new URL(next, origin)
    return url.origin === origin ? url.pathname + url.search : '/account'
  } catch {
    return '/account'
  }
}
