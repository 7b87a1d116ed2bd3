// A handler for runtimes that speak fetch: export it, or hand it to the runtime's serve().
import { Postern } from 'postern-client'

const postern = new Postern(globalThis.process?.env.POSTERN_URL ?? 'http://127.0.0.1:8080')

export default {
  async fetch(request, { peer } = {}) {
    const caller = await postern.guard(request, { peer })
    if (caller instanceof Response) return caller
    return new Response(`Hello, ${caller.address}.\n`)
  },
}
