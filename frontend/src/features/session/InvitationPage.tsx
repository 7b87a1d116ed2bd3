import { useQuery } from 'urql'
import { EntryPage } from '../../components/EntryPage'
import { FormAlert, Notice } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { InvitationForm } from './InvitationForm'
import { useLinkToken } from './useLinkToken'

const InvitationPageQuery = graphql(`
  query InvitationPage($token: String!) {
    invitation(token: $token) {
      accountName
      name
      email
      invitedBy
    }
  }
`)

/** Where the link of an invitation leads: what it is for, and the form that accepts it. */
export function InvitationPage() {
  const token = useLinkToken()
  const [{ data, error, fetching }, again] = useQuery({
    query: InvitationPageQuery,
    variables: { token },
    requestPolicy: 'network-only',
    pause: !token,
  })
  const invitation = data?.invitation
  const faults = faultsOf(error)
  const dead = faults.some(({ field }) => field === 'token')
  return (
    <EntryPage title={invitation ? `Join ${invitation.accountName}` : 'Invitation'}>
      {!token && (
        <Notice>
          This address lacks its token. Open the whole link, or ask whoever invited you to send it
          again.
        </Notice>
      )}
      {fetching && <Skeleton lines={3} />}
      {dead ? (
        <Notice>{faults.map(({ message }) => message).join(' ')}</Notice>
      ) : (
        <FormAlert faults={faults} onRetry={again} />
      )}
      {invitation && !error && (
        <>
          <p>
            {invitation.invitedBy ?? 'Somebody'} invites you to the account {invitation.accountName}
            . You sign in as <strong>{invitation.email}</strong>.
          </p>
          <InvitationForm token={token} name={invitation.name} email={invitation.email} />
        </>
      )}
    </EntryPage>
  )
}
