import { newKeyPanel, openAddUser, routes, row } from '../support/app'
import { makeKey } from '../support/key'
import { ada, signedIn } from '../support/people'
import { makeAccount } from '../support/team'
import { expect, test } from '../support/test'

/** What makes the page scroll sideways; nothing, unless it does. */
function stickingOut(): string[] {
  const width = window.innerWidth
  if (document.documentElement.scrollWidth <= width) return []
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > width)
    .map((element) => `${element.tagName} ${element.className}: ${element.textContent}`)
}

test.use({ viewport: { width: 360, height: 740 } })

test('at 360 px nothing scrolls sideways and an address is whole', async ({ page }) => {
  await signedIn(page, ada)
  const key = await makeKey(
    page.context().request,
    'A description long enough to wrap on a small screen',
  )
  const region = 'Northumberland and the lands between the rivers'
  const parentId = await makeAccount(page.context().request, region)
  await makeAccount(page.context().request, 'Berwick-upon-Tweed-and-Holy-Island', { parentId })
  const sideways = () => page.evaluate(stickingOut)
  const { overview, transfer, standard, api, team, profile } = routes
  for (const path of [overview, transfer, standard, api, team, profile]) {
    await page.goto(path)
    await page.getByRole('main').waitFor()
    await expect.poll(sideways, path).toEqual([])
  }
  await page.goto(routes.api)
  await expect(page.getByText(key.email)).toBeInViewport()
  const dialog = await openAddUser(page)
  expect(await sideways()).toEqual([])
  await dialog.getByLabel('Description').fill('Small')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await newKeyPanel(page).waitFor()
  await expect(row(page, 'Small').or(page.getByText('Small').first()).first()).toBeVisible()
  expect(await sideways()).toEqual([])
})
