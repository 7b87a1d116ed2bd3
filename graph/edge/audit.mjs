// Runs the audit of npm's graphql-http against URL, signed in with COOKIE, and
// prints one JSON object an audit, one a line.
import { serverAudits } from 'graphql-http'

const { URL: url, COOKIE: cookie } = process.env

// GET is answered only with a header that no form can send.
const fetchFn = (address, init) =>
  fetch(address, { ...init, headers: { ...init?.headers, cookie, 'GraphQL-Preflight': '1' } })

for (const audit of serverAudits({ url, fetchFn })) {
  const { status, reason } = await audit.fn()
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason }))
}
