import { ada } from '../support/people'
import { inEachLook } from '../support/picture'
import { mailTest } from '../support/test'

inEachLook((picture) => {
  mailTest('a forgotten password', async ({ page }) => {
    await page.goto('/forgot-password')
    await page.getByLabel('Email address', { exact: true }).fill(ada.email)
    await picture(page, '06-forgot-password')
    await page.getByRole('button', { name: 'Send link' }).click()
    await page.getByText('If somebody has access').waitFor()
    await picture(page, '06-forgot-password-sent')
  })
}, mailTest)
