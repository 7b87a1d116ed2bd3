import { routes, row } from '../support/app'
import { ada, graphql, signedIn } from '../support/people'
import { inEachLook } from '../support/picture'
import { makeAccount } from '../support/team'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('the team', async ({ page }) => {
    await signedIn(page, ada)
    const { request } = page.context()
    await page.goto(routes.team)
    await page.getByText('No account below yours yet.').waitFor()
    await picture(page, '90-team-empty')

    const parentId = await makeAccount(request, 'Northern Freight', { ownerName: 'Priya Raman' })
    const leeds = await makeAccount(request, 'Leeds depot', { parentId, ownerName: 'Tom Ashworth' })
    await makeAccount(request, 'Night shift', { parentId: leeds, ownerName: 'Maja Lindqvist' })
    await makeAccount(request, 'York depot', { parentId, ownerName: 'Femi Adeyemi' })
    const south = await makeAccount(request, 'Southern Freight', { ownerName: 'Carla Moreno' })
    await makeAccount(request, 'Dover depot', { parentId: south, ownerName: 'Lewis Okafor' })
    await graphql(
      request,
      'mutation ($id: ID!) { setAccountEnabled(input: { id: $id, enabled: false }) { account { id } } }',
      { id: leeds },
    )
    await page.reload()
    await row(page, 'Night shift').waitFor()
    await picture(page, '91-team')

    await page.getByRole('link', { name: 'CREATE ACCOUNT' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create account' })
    await dialog.getByLabel('Account name').fill('Hull depot')
    await dialog.getByLabel('Below which account').selectOption(parentId)
    await dialog.getByLabel("Owner's name").fill('Ida Lang')
    await dialog.getByLabel("Owner's email address").fill('ada@example.com')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText(/has access already/)).toBeVisible()
    await picture(page, '92-create-account')
    await dialog.getByLabel("Owner's email address").fill('ida.lang@example.com')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('Invitation link').waitFor()
    await picture(page, '93-account-invitation')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Disable Northern Freight' }).click()
    await picture(page, '94-disable-account')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open Northern Freight' }).click()
    await page.getByText('You are looking at').waitFor()
    await page.getByText('Account number').waitFor()
    await picture(page, '95-looking')
  })
})
