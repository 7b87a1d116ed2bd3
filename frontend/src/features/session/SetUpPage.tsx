import { Link } from 'react-router'
import { useQuery } from 'urql'
import { EntryPage } from '../../components/EntryPage'
import { FormAlert, Notice } from '../../components/FormAlert'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { SetUpForm } from './SetUpForm'
import { useLinkToken } from './useLinkToken'

const SetUpPageQuery = graphql(`
  query SetUpPage {
    setUpNeeded
    installation {
      apiUserDomain
    }
  }
`)

function DomainWarning({ domain }: { domain: string }) {
  if (!domain.endsWith('.localhost')) {
    return (
      <p className="muted">
        Addresses of API users will end in <code>@{domain}</code>.
      </p>
    )
  }
  return (
    <Notice tone="warning">
      Addresses of API users will end in <code>@{domain}</code>, and can't be renamed later. For
      production, stop the server, set <code>POSTERN_API_USER_DOMAIN</code> to a domain of yours,
      and start it again first.
    </Notice>
  )
}

/** Creates the first account. Works once, with the address that the server printed. */
export function SetUpPage() {
  const token = useLinkToken()
  const [{ data, error }, again] = useQuery({
    query: SetUpPageQuery,
    requestPolicy: 'network-only',
  })
  return (
    <EntryPage title="Set up your account">
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {data && !data.setUpNeeded && (
        <Notice>
          This installation is already set up. <Link to="/sign-in">Sign in</Link>
        </Notice>
      )}
      {data?.setUpNeeded && (
        <>
          <p>You become the account's owner: the one person who may change who has access.</p>
          <DomainWarning domain={data.installation.apiUserDomain} />
          {token ? (
            <SetUpForm token={token} />
          ) : (
            <Notice>
              This address lacks its token. Open the whole set-up address that the server printed
              when it started.
            </Notice>
          )}
        </>
      )}
    </EntryPage>
  )
}
