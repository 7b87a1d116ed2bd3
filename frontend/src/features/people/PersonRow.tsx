import { GateStatus } from '../../components/Gate'
import { Timestamp } from '../../components/Timestamp'
import { graphql, readFragment, type FragmentType } from '../../gql'
import './PersonRow.css'

const PersonRowUser = graphql(`
  fragment PersonRow_user on User {
    name
    email
    role
    status
    lastSignInAt
  }
`)

/** One person of the Standard tab. */
export function PersonRow({ user }: { user: FragmentType<typeof PersonRowUser> }) {
  const { name, email, role, status, lastSignInAt } = readFragment(PersonRowUser, user)
  return (
    <tr>
      <td>
        <div className="person-name">{name}</div>
        <div className="muted small">{email}</div>
      </td>
      <td data-label="Role">{role === 'OWNER' ? 'Owner' : 'Standard user'}</td>
      <td data-label="Status">
        <GateStatus open={status === 'ACTIVE'} />
      </td>
      <td data-label="Last sign-in">
        {lastSignInAt ? <Timestamp value={lastSignInAt} /> : <span className="muted">Never</span>}
      </td>
    </tr>
  )
}
