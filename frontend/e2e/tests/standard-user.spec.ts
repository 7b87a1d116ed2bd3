import { openAddUser, routes, row } from '../support/app'
import { makeKey } from '../support/key'
import { ada, gail, graphql, sam, signedIn } from '../support/people'
import { expect, test } from '../support/test'

test('a standard user sees both lists, no way to add, and who may @journey', async ({ page }) => {
  await signedIn(page, ada)
  await makeKey(page.context().request, 'Made by Ada')
  await signedIn(page, sam)
  await page.goto(routes.api)
  await expect(row(page, 'Made by Ada')).toBeVisible()
  await expect(
    page.getByText('API keys can only be created by the account owner: Ada, ada@example.com.'),
  ).toBeVisible()
  await expect(page.getByText('ADD USER')).toHaveCount(0)
  await expect(row(page, 'Made by Ada').getByRole('button')).toHaveCount(0)

  await page.getByRole('tab', { name: 'Standard' }).click()
  await expect(row(page, ada.email)).toContainText('Owner')
  await expect(row(page, sam.email)).toContainText('Standard')
})

test("the form's address shows a standard user the list, not the form", async ({ page }) => {
  await signedIn(page, sam)
  await page.goto(routes.addUser)
  await expect(page.getByText(/API keys can only be created by the account owner/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
})

test("a standard user's mutations, sent by hand, are refused", async ({ page }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Made by Ada')
  const draft = await graphql(
    page.context().request,
    'mutation { draftApiUser { email password } }',
  )
  await signedIn(page, sam)
  const attempts: [string, Record<string, unknown>][] = [
    ['mutation { draftApiUser { email } }', {}],
    ['mutation { generatePassword { password } }', {}],
    [
      'mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }',
      { input: { ...draft.data?.draftApiUser, description: 'By hand' } },
    ],
    [
      'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
      { input: { id: key.id, enabled: false } },
    ],
    [
      'mutation ($input: DeleteApiUserInput!) { deleteApiUser(input: $input) { deletedId } }',
      { input: { id: key.id } },
    ],
  ]
  for (const [query, variables] of attempts) {
    const { errors } = await graphql(page.context().request, query, variables)
    expect(
      errors?.map((error) => error.extensions.code),
      query,
    ).toEqual(['FORBIDDEN'])
  }
})

test("another account's owner sees nothing of this one @journey", async ({ page }) => {
  await signedIn(page, ada)
  const key = await makeKey(page.context().request, 'Made by Ada')
  await signedIn(page, gail)
  await page.goto(routes.api)
  await expect(page.getByText('No API users yet.')).toBeVisible()
  const { data } = await graphql(
    page.context().request,
    'query ($id: ID!) { node(id: $id) { id } }',
    {
      id: key.id,
    },
  )
  expect(data?.node).toBeNull()
  await openAddUser(page)
})
