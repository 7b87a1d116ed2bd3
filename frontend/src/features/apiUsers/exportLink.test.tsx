import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { exportUrl } from './ExportLink'

it('exports what the list is narrowed to', async () => {
  renderApp('/account/users/api?q=old+one&state=never-used&sort=-used')
  const link = await screen.findByRole('link', { name: 'Export CSV' })
  expect(link.getAttribute('href')).toBe('/export/api-users.csv?search=old+one&state=NEVER_USED')
  expect(exportUrl(null)).toBe('/export/api-users.csv')
})

it('is for the owner alone', async () => {
  const server = new FakeServer()
  server.signedIn = server.people[1] ?? null
  renderApp('/account/users/api?state=active', server)
  await screen.findByText(/Nothing fits/)
  expect(screen.queryByRole('link', { name: 'Export CSV' })).toBeNull()
})
