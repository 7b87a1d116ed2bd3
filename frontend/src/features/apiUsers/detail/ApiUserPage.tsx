import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { useQuery } from 'urql'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import '../../../components/Tabs.css'
import { faultsOf } from '../../../lib/faults'
import { useTitle } from '../../../lib/useTitle'
import { useViewer } from '../../../lib/viewer'
import { foundIn, type Found } from '../ApiUserDialog'
import { CredentialPanel } from '../CredentialPanel'
import { useMemory } from '../memory'
import { OneApiUser } from '../operations'
import { apiList } from '../useApiList'
import { ApiUserHeading } from './ApiUserHeading'
import './ApiUserPage.css'

const tabs = {
  '': 'Overview',
  '/passwords': 'Passwords',
  '/limits': 'Limits',
  '/history': 'History',
}

/** The tabs of one API user. Each is a route; all of them keep the filters of the list. */
function ApiUserTabs({ user, refresh }: { user: Found; refresh: () => void }) {
  const { pathname, search } = useLocation()
  const { seesUsage } = useViewer()
  const page = `${apiList}/${user.id}`
  const selected = Object.keys(tabs).find((tab) => tab && pathname.endsWith(tab)) ?? ''
  return (
    <Tabs className="tabs" selectedKey={selected || '/'} keyboardActivation="manual">
      <TabList className="tab-list" aria-label="API user">
        {Object.entries(tabs).map(
          ([tab, name]) =>
            (seesUsage || name !== 'History') && (
              <Tab key={tab} id={tab || '/'} href={`${page}${tab}${search}`} className="tab">
                {name}
              </Tab>
            ),
        )}
      </TabList>
      {/* The key: a panel that changed its id would leave the tab pointing at the one before. */}
      <TabPanel key={selected} id={selected || '/'} className="tab-panel">
        <Outlet context={{ user, refresh } satisfies ApiUserContext} />
      </TabPanel>
    </Tabs>
  )
}

/** What the page gives its tabs. */
export interface ApiUserContext {
  user: Found
  /** Asks for the API user again. */
  refresh: () => void
}

function NotFound() {
  return (
    <>
      <h1>No such API user</h1>
      <p>
        It was deleted, or the address of this page is not right. The list shows those there are.
      </p>
    </>
  )
}

/** The password that was just saved for this API user, until Done. */
function SavedPassword({ id }: { id: string }) {
  const { credential, showCredential } = useMemory()
  if (credential?.apiUserId !== id) return null
  return <CredentialPanel credential={credential} onDone={() => showCredential(null)} />
}

/** One API user: what it is, who uses it, its passwords and its history. */
export function ApiUserPage() {
  const { account } = useViewer()
  const { id = '' } = useParams()
  const { search } = useLocation()
  const [{ data, error }, again] = useQuery({ query: OneApiUser, variables: { id } })
  const user = foundIn(data)
  const refresh = () => again({ requestPolicy: 'network-only' })
  const name = user?.description ?? (data ? 'No such API user' : 'API user')
  useTitle(name, 'API', 'Manage Users', account.name)
  return (
    <div className="api-user-page">
      <p>
        <Link to={{ pathname: apiList, search }}>All API users</Link>
      </p>
      <FormAlert faults={faultsOf(error)} onRetry={refresh} />
      {!data && !error && <Skeleton lines={6} />}
      {data && !user && <NotFound />}
      {user && (
        <>
          <ApiUserHeading user={user} onChanged={refresh} />
          <SavedPassword id={user.id} />
          <ApiUserTabs user={user} refresh={refresh} />
        </>
      )}
    </div>
  )
}
