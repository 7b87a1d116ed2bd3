import { Link } from 'react-router'
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

/** Previous and next page of a list, as links, when there is more than one. */
export function Pager({ page }: PagerProps) {
  if (!page.hasNextPage && !page.hasPreviousPage) return null
  const look = buttonClass({ small: true })
  return (
    <nav className="pager" aria-label="Pages">
      {page.hasPreviousPage && (
        <Link className={look} to={`?before=${encodeURIComponent(page.startCursor ?? '')}`}>
          Previous
        </Link>
      )}
      {page.hasNextPage && (
        <Link className={look} to={`?after=${encodeURIComponent(page.endCursor ?? '')}`}>
          Next
        </Link>
      )}
    </nav>
  )
}
