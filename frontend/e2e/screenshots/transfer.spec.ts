import { routes } from '../support/app'
import { ada, sam, signedIn } from '../support/people'
import { inEachLook } from '../support/picture'
import { expect, test } from '../support/test'

inEachLook((picture) => {
  test('transferring ownership', async ({ page }) => {
    await signedIn(page, ada)
    await page.goto(routes.transfer)
    const dialog = page.getByRole('dialog', { name: 'Transfer ownership' })
    await expect(dialog.getByLabel('New owner')).toBeFocused()
    await picture(page, '96-transfer')
    await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
    await expect(dialog.locator('[aria-invalid=true]')).toHaveCount(2)
    await picture(page, '97-transfer-faults')
    await dialog.getByLabel('New owner').selectOption({ label: `${sam.name}, ${sam.email}` })
    await dialog.getByLabel('Your password', { exact: true }).fill('not the right one at all')
    await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
    await dialog.getByText(/^This is not your password/).waitFor()
    await picture(page, '97-transfer-refused')
  })
})
