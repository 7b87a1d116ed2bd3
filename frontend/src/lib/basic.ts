/** The value of an Authorization header for HTTP Basic, in UTF-8 (RFC 7617). */
export function basicAuthorization(address: string, password: string): string {
  const bytes = new TextEncoder().encode(`${address}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
