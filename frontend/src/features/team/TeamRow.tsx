import { PersonName } from '../../components/PersonName'
import { PersonStatus } from '../../components/PersonStatus'
import { Timestamp } from '../../components/Timestamp'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { AccountCell } from './AccountCell'
import { AccountState } from './AccountState'
import type { OwnerInvited } from './team'
import { TeamActions } from './TeamActions'
import type { Place } from './tree'

// Without what the list has asked for: each field counts as often as there can be accounts.
const TeamRowAccount = graphql(`
  fragment TeamRow_account on TeamAccount {
    enabled
    shut
    owner {
      name
      email
      status
      invitedUntil
    }
    createdAt
  }
`)

interface TeamRowProps {
  account: FragmentType<typeof TeamRowAccount>
  place: Place
  /** The name of the account above it. */
  above: string
  /** How many accounts are below it. */
  below: number
  onInvited: (invited: OwnerInvited) => void
}

/** One account of the team. */
export function TeamRow({ account, place, above, below, onInvited }: TeamRowProps) {
  const { enabled, shut, owner, createdAt } = readFragment(TeamRowAccount, account)
  const { id, number, name, depth } = place
  const invited = owner.status === 'INVITED'
  return (
    <tr>
      <td>
        <AccountCell name={name} number={number} depth={depth} above={above} />
      </td>
      <td data-label="Owner">
        <div>
          <PersonName name={owner.name} email={owner.email} />
          <div className="small">
            <PersonStatus status={owner.status} invitedUntil={owner.invitedUntil ?? null} />
          </div>
        </div>
      </td>
      <td data-label="State">
        <AccountState enabled={enabled} shut={shut} />
      </td>
      <td data-label="Made">
        <Timestamp value={createdAt} />
      </td>
      <td>
        <TeamActions account={{ id, name, enabled, invited, below }} onInvited={onInvited} />
      </td>
    </tr>
  )
}
