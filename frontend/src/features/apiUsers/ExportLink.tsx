import { DownloadLink } from '../../components/DownloadLink'
import type { ApiUserFilter } from '../../gql/graphql'
import { useViewer } from '../../lib/viewer'

/** Where a CSV of those that fit is. */
export function exportUrl(filter: ApiUserFilter | null): string {
  const asked = new URLSearchParams()
  if (filter?.search) asked.set('search', filter.search)
  if (filter?.state) asked.set('state', filter.state)
  return `/export/api-users.csv${asked.size > 0 ? `?${asked}` : ''}`
}

/** Downloads what the list finds, all pages of it. For the owner. */
export function ExportLink({ filter }: { filter: ApiUserFilter | null }) {
  const { isOwner } = useViewer()
  if (!isOwner) return null
  return (
    <DownloadLink href={exportUrl(filter)} file="api-users.csv">
      Export CSV
    </DownloadLink>
  )
}
