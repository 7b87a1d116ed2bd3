import { Link, useSearchParams } from 'react-router'
import { pageSearch } from '../lib/paging'
import { buttonClass } from './Button'
import './Pager.css'

interface PagerProps {
  page: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor?: string | null
    endCursor?: string | null
  }
}

/** Previous and next page of a list, as links, when there is more than one. Filters stay. */
export function Pager({ page }: PagerProps) {
  const [search] = useSearchParams()
  if (!page.hasNextPage && !page.hasPreviousPage) return null
  const look = buttonClass({ small: true })
  return (
    <nav className="pager" aria-label="Pages">
      {page.hasPreviousPage && (
        <Link className={look} to={pageSearch(search, 'before', page.startCursor)}>
          Previous
        </Link>
      )}
      {page.hasNextPage && (
        <Link className={look} to={pageSearch(search, 'after', page.endCursor)}>
          Next
        </Link>
      )}
    </nav>
  )
}
