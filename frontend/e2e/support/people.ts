import type { APIRequestContext, Page } from '@playwright/test'
import { expect } from './test'

/** The people that bin/fixture makes; they share a password, since none of it is real. */
const password = 'correct horse battery'
export const ada = { name: 'Ada', email: 'ada@example.com', password, account: 'Acme' }
export const sam = { name: 'Sam', email: 'sam@example.com', password, account: 'Acme' }
export const gail = { name: 'Gail', email: 'gail@example.com', password, account: 'Globex' }

type Person = typeof ada
type Answer = {
  status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test asks for a shape of its own
  data: any
  errors?: { message: string; extensions: { code: string; reason: string; field?: string } }[]
}

/** Sends a GraphQL document by hand, with whatever cookies the context has. */
export async function graphql(
  request: APIRequestContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const answer = await request.post('/graphql', { data: { query, variables } })
  return { status: answer.status(), ...(await answer.json()) }
}

/** Signs in through the form. */
export async function signIn(page: Page, person: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('Email address', { exact: true }).fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('link', { name: 'Manage Users' })).toBeVisible()
}

/** Signs in without the form, for tests about something else. */
export async function signedIn(page: Page, person: Person) {
  const { errors } = await graphql(
    page.context().request,
    'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }',
    { input: { email: person.email, password: person.password } },
  )
  expect(errors).toBeUndefined()
}
