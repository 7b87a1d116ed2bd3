import { Link } from 'react-router'
import { buttonClass } from '../../components/Button'

interface OwnerFactProps {
  owner: { name: string; email: string }
  canTransfer: boolean
}

/** Who owns the account; the owner may make somebody else the owner. */
export function OwnerFact({ owner, canTransfer }: OwnerFactProps) {
  return (
    <span className="fact-action">
      <span>
        {owner.name} <span className="muted">{owner.email}</span>
      </span>
      {canTransfer && (
        <Link
          className={buttonClass({ look: 'plain' })}
          to="/account/transfer"
          state={{ fromOverview: true }}
        >
          Transfer ownership
        </Link>
      )}
    </span>
  )
}
