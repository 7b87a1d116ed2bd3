import { ByPerson } from '../../components/ByPerson'
import { PersonName } from '../../components/PersonName'
import { PersonStatus } from '../../components/PersonStatus'
import '../../components/RowActions.css'
import { Timestamp } from '../../components/Timestamp'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useViewer } from '../../lib/viewer'
import type { Invited } from './invited'
import { PersonActions } from './PersonActions'

const PersonRowUser = graphql(`
  fragment PersonRow_user on User {
    id
    name
    email
    role
    status
    seesUsage
    managesUsers
    invitedUntil
    lastSignInAt
    updatedAt
    updatedBy {
      id
      name
      status
    }
  }
`)

interface PersonRowProps {
  user: FragmentType<typeof PersonRowUser>
  onInvited: (invited: Invited) => void
}

/** What a person may do, in a few words. */
function roleWords(role: string, seesUsage: boolean, managesUsers: boolean): string {
  if (role === 'OWNER') return 'Owner'
  const more = [seesUsage && 'sees usage', managesUsers && 'manages users'].filter(Boolean)
  return ['Standard user', ...more].join(', ')
}

/** One person of the Standard tab. */
export function PersonRow({ user, onInvited }: PersonRowProps) {
  const viewer = useViewer()
  const person = readFragment(PersonRowUser, user)
  const { id, name, email, role, status, lastSignInAt, updatedBy, updatedAt } = person
  const untouchable = role === 'OWNER' || id === viewer.user.id
  return (
    <tr>
      <td>
        <PersonName name={name} email={email} />
      </td>
      <td data-label="Role">{roleWords(role, person.seesUsage, person.managesUsers)}</td>
      <td data-label="Status">
        <PersonStatus status={status} invitedUntil={person.invitedUntil ?? null} />
      </td>
      <td data-label="Last sign-in">
        {lastSignInAt ? <Timestamp value={lastSignInAt} /> : <span className="muted">Never</span>}
      </td>
      <td data-label="Last modified by">
        <span className="row-modified">
          <ByPerson person={updatedBy} nobody="Somebody outside this account" />{' '}
          <span className="muted small">
            <Timestamp value={updatedAt} />
          </span>
        </span>
      </td>
      {viewer.managesUsers && (
        <td>{!untouchable && <PersonActions person={person} onInvited={onInvited} />}</td>
      )}
    </tr>
  )
}
