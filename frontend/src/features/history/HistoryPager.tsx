import { Link, useSearchParams } from 'react-router'
import { buttonClass } from '../../components/Button'
import '../../components/Pager.css'
import { pageSearch } from '../../lib/paging'

interface HistoryPagerProps {
  page: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor?: string | null }
}

/** On to what is older, and back to the newest; the browser's Back leads page by page. */
export function HistoryPager({ page }: HistoryPagerProps) {
  const [search] = useSearchParams()
  if (!page.hasNextPage && !page.hasPreviousPage) return null
  const look = buttonClass({ small: true })
  return (
    <nav className="pager" aria-label="Pages">
      {page.hasPreviousPage && (
        <Link className={look} to={pageSearch(search, 'after')}>
          Newest
        </Link>
      )}
      {page.hasNextPage && (
        <Link className={look} to={pageSearch(search, 'after', page.endCursor)}>
          Older
        </Link>
      )}
    </nav>
  )
}
