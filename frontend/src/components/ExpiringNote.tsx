import { Link } from 'react-router'
import { expiringText, type Capped } from '../lib/expiry'

/** A quiet word on the API users that expire soon, and the way to them; nothing when none do. */
export function ExpiringNote({ expiring }: { expiring: Capped | undefined }) {
  if (!expiring?.count) return null
  return (
    <p className="small">
      <Link to="/account/users/api?state=expiring">{expiringText(expiring)}</Link>
    </p>
  )
}
