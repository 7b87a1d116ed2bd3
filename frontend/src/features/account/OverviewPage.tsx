import { Suspense } from 'react'
import { Outlet } from 'react-router'
import { useQuery } from 'urql'
import { CredentialStrip } from '../../components/CredentialStrip'
import { FormAlert } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { AccountFacts } from './AccountFacts'
import { AccountPermissions } from './AccountPermissions'
import { FirstSteps } from './FirstSteps'
import { LifePolicy } from './LifePolicy'
import './OverviewPage.css'

const Overview = graphql(`
  query Overview {
    viewer {
      account {
        id
        ...AccountFacts_account
        ...LifePolicy_account
        ...AccountPermissions_account
        apiUsers(first: 1) {
          edges {
            node {
              id
            }
          }
        }
      }
    }
  }
`)

function Endpoints({ publicUrl }: { publicUrl: string }) {
  return (
    <section className="overview-section" aria-labelledby="endpoints">
      <h2 id="endpoints">Where programs call</h2>
      <CredentialStrip
        label="API URL"
        value={`${publicUrl}/graphql`}
        help="Takes an API user's address and password with HTTP Basic."
      />
      <CredentialStrip
        label="Verify URL"
        value={`${publicUrl}/verify`}
        help="Your gateway or service asks it whether a caller may in."
      />
      <p>
        <a href="/playground">Open the playground</a>{' '}
        <span className="muted">to try the API signed in as you, on live data.</span>
      </p>
    </section>
  )
}

/** The account at a glance, and where programs call; its dialogs are over it. */
export function OverviewPage() {
  const { account, isOwner, installation } = useViewer()
  useTitle('Overview', account.name)
  const [{ data, error }, again] = useQuery({ query: Overview })
  const found = data?.viewer?.account
  const noApiUsers = found?.apiUsers.edges?.length === 0
  return (
    <div className="overview">
      <section className="overview-section">
        <h1>Overview</h1>
        <FormAlert faults={faultsOf(error)} onRetry={again} />
        {!found && !error && <Skeleton />}
        {found && <AccountFacts account={found} canChange={isOwner} />}
      </section>
      {noApiUsers && isOwner && <FirstSteps />}
      {found && <LifePolicy account={found} canChange={isOwner} />}
      {found && <AccountPermissions account={found} canChange={isOwner} />}
      <Endpoints publicUrl={installation.publicUrl} />
      <Suspense>
        <Outlet />
      </Suspense>
    </div>
  )
}
