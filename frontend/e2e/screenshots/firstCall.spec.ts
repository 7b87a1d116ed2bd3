import { newKeyPanel, openAddUser, routes, shownPassword } from '../support/app'
import { verify } from '../support/key'
import { ada, signedIn } from '../support/people'
import { inEachLook } from '../support/picture'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('first call', async ({ page, server }) => {
    await signedIn(page, ada)
    const dialog = await openAddUser(page)
    const email = await dialog.getByLabel('Email address', { exact: true }).inputValue()
    const password = await shownPassword(dialog)
    await dialog.getByLabel('Description').fill('Till receipts')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const panel = newKeyPanel(page)
    await expect(panel).toContainText('Waiting for the first call...')
    await verify(server.url, { email, password: `${password}x` })
    await expect(panel).toContainText(/Refused/)
    await picture(page, '26-first-call-refused')
    await verify(server.url, { email, password })
    await expect(panel).toContainText(/Accepted/)
    await picture(page, '27-first-call-accepted')
    await page.goto(routes.api)
    await page.getByRole('link', { name: 'Till receipts' }).click()
    await page.getByText('Last refused').waitFor()
    await picture(page, '28-refused-overview')
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText(/was refused/).waitFor()
    await picture(page, '29-refused-history')
  })
})
