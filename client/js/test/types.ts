// Not run: the compiler checks that the types fit what services write.
import { createServer } from 'node:http'
import { Postern, Refusal, type Caller } from 'postern-client'

const postern = new Postern('https://postern.example.com', {
  timeout: 500,
  onUnavailable: (r) => r.retryAfter,
})

export async function handle(request: Request): Promise<Response> {
  const caller = await postern.guard(request, { peer: '203.0.113.7' })
  if (caller instanceof Response) return caller
  return new Response(caller.address)
}

export async function who(authorization: string | null): Promise<Caller | number> {
  try {
    return await postern.verify(authorization)
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}

const mayIn = postern.middleware()
createServer((request, response) => mayIn(request, response, () => response.end()))

// @ts-expect-error: a permission can't be asked for yet
void postern.verify('Basic eDp5', { permission: 'orders' })
