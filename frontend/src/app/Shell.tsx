import { Suspense, useEffect } from 'react'
import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import { useQuery } from 'urql'
import { FormAlert } from '../components/FormAlert'
import { Skeleton } from '../components/Skeleton'
import { ApiUsersMemory } from '../features/apiUsers/memory'
import { graphql } from '../gql'
import { faultsOf } from '../lib/faults'
import { useSession } from '../lib/sessionContext'
import { ViewerContext, type CurrentViewer } from '../lib/viewer'
import { LookingBar } from './LookingBar'
import './Shell.css'
import { TopBar } from './TopBar'

const ShellQuery = graphql(`
  query Shell {
    viewer {
      isOwner
      isLooking
      managesTeam
      seesUsage
      managesUsers
      user {
        id
        name
        email
      }
      account {
        id
        name
        owner {
          id
          name
          email
        }
      }
    }
    installation {
      publicUrl
      apiUserDomain
    }
  }
`)

function Frame({ viewer }: { viewer: CurrentViewer }) {
  // Drawn over the Overview, which stays the place that one is at.
  const isTransfer = useLocation().pathname === '/account/transfer'
  return (
    <ViewerContext value={viewer}>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <TopBar />
      {viewer.isLooking && <LookingBar account={viewer.account.name} />}
      <div className="frame">
        <nav className="places" aria-label="My Account">
          <NavLink className="place" to="/account" end={!isTransfer}>
            Overview
          </NavLink>
          <NavLink className="place" to="/account/users">
            Manage Users
          </NavLink>
          <NavLink className="place" to="/account/history">
            History
          </NavLink>
        </nav>
        <main className="content" id="content" tabIndex={-1}>
          <ApiUsersMemory>
            <Suspense fallback={<Skeleton />}>
              <Outlet />
            </Suspense>
          </ApiUsersMemory>
        </main>
      </div>
    </ViewerContext>
  )
}

/** What surrounds every signed-in page. Whoever isn't signed in goes to sign-in and comes back. */
export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  const [{ data, error }, again] = useQuery({ query: ShellQuery, requestPolicy: 'network-only' })
  const user = data?.viewer?.user
  useEffect(() => {
    if (user) session.begin({ id: user.id, email: user.email })
  }, [user, session])
  if (data?.viewer && user) {
    return <Frame viewer={{ ...data.viewer, user, installation: data.installation }} />
  }
  if (data) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
    return <Navigate to={`/sign-in${next}`} replace />
  }
  return (
    <main className="frame">
      <div>
        {!error && <Skeleton />}
        <FormAlert faults={faultsOf(error)} onRetry={again} />
      </div>
    </main>
  )
}
