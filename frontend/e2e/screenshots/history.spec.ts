import type { Page } from '@playwright/test'
import { routes } from '../support/app'
import { makeKey, verify } from '../support/key'
import { ada, graphql, sam, signedIn } from '../support/people'
import { inEachLook, type Picture } from '../support/picture'
import type { Server } from '../support/server'
import { test } from '../support/test'

inEachLook((picture) => {
  test('history', ({ page, server }) => history(page, server, picture))
})

async function history(page: Page, server: Server, picture: Picture) {
  const { request } = page.context()
  await signedIn(page, sam)
  await graphql(request, 'mutation { draftApiUser { email } }')
  await signedIn(page, ada)
  const key = await makeKey(request, 'Weekly report for the accountants')
  await makeKey(request, 'Ledger sync', false)
  await verify(server.url, { ...key, password: 'something-else-7' })
  await graphql(
    request,
    'mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }',
    { input: { id: key.id, description: 'Weekly report', enabled: false } },
  )
  await graphql(request, 'mutation { updateAccount(input: {name: "Acme Ltd"}) { account { id } } }')
  await page.goto(routes.history)
  await page.getByText('Ada changed the name').waitFor()
  await picture(page, '80-history')
  await page.goto(`${routes.history}?kind=people&to=2020-01-01`)
  await page.getByText('Nothing fits.').waitFor()
  await picture(page, '81-history-nothing-fits')
  await signedIn(page, sam)
  await page.goto(routes.history)
  await page.getByText("You don't see the history").waitFor()
  await picture(page, '82-history-standard-user')
}
