import { GraphQLError, type ExecutionResult } from 'graphql'

/** One GraphQL request as GraphiQL hands it over. */
interface Request {
  query: string
  operationName?: string | null
  variables?: unknown
}

/** Sends a request with the session's cookie. What isn't an answer is told as an error in one. */
export async function callApi(
  request: Request,
  headers?: Record<string, string>,
): Promise<ExecutionResult> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        Accept: 'application/graphql-response+json, application/json',
        ...headers,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(30_000),
    })
    return (await response.json()) as ExecutionResult
  } catch {
    const message = 'The server did not answer. Check the connection, then run it again.'
    return { errors: [new GraphQLError(message)] }
  }
}

/** True when the session has ended. */
export const saysEnded = ({ errors }: ExecutionResult) =>
  errors?.some(({ extensions }) => extensions?.reason === 'SIGN_IN_REQUIRED') ?? false
