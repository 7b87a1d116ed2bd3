import { Link } from 'react-router'
import { useTitle } from '../lib/useTitle'

/** For an address that leads nowhere. */
export function NotFoundPage() {
  useTitle('Page not found')
  return (
    <>
      <h1>Page not found</h1>
      <p>
        Nothing is at this address. Check it, or go to the <Link to="/account">Overview</Link>.
      </p>
    </>
  )
}
