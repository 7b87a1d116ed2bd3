import { execFileSync } from 'node:child_process'
import type { APIRequestContext } from '@playwright/test'
import { expect } from './test'
import { graphql } from './people'

/** An API user's two halves. */
export type Key = { email: string; password: string }

/** What /verify says to this key: 200 or 401. */
export async function verify(url: string, { email, password }: Key): Promise<number> {
  const basic = Buffer.from(`${email}:${password}`).toString('base64')
  const answer = await fetch(`${url}/verify`, { headers: { Authorization: `Basic ${basic}` } })
  return answer.status
}

/** Makes an API user without the form, for tests about something else. */
export async function makeKey(
  request: APIRequestContext,
  description: string,
  enabled = true,
): Promise<Key & { id: string }> {
  const draft = await graphql(request, 'mutation { draftApiUser { email password } }')
  const { email, password } = draft.data?.draftApiUser as Key
  const made = await graphql(
    request,
    'mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }',
    { input: { email, password, description, enabled } },
  )
  expect(made.errors).toBeUndefined()
  return { email, password, id: made.data?.createApiUser.apiUser.id }
}

/** Runs a shell command as a person would paste it, and gives what it prints. */
export function shell(command: string): string {
  return execFileSync('bash', ['-c', command], { encoding: 'utf8' })
}
