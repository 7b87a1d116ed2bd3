import type { APIRequestContext } from '@playwright/test'
import { graphql } from './people'
import { expect } from './test'

/** Makes an account without the form, for tests about something else; its owner is invited. */
export async function makeAccount(
  request: APIRequestContext,
  name: string,
  { parentId, ownerName = `${name}'s owner` }: { parentId?: string; ownerName?: string } = {},
): Promise<string> {
  const ownerEmail = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
  const { data, errors } = await graphql(
    request,
    'mutation ($input: CreateChildAccountInput!) { createChildAccount(input: $input) { account { id } } }',
    { input: { name, parentId, ownerName, ownerEmail } },
  )
  expect(errors).toBeUndefined()
  return data.createChildAccount.account.id
}
