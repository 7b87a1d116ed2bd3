import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Outlet, useLocation } from 'react-router'
import '../components/Tabs.css'
import './ManageUsersPage.css'

const standard = '/account/users'
const api = '/account/users/api'

/** Who and what has access: people on the Standard tab, programs on the API tab. Tabs are routes. */
export function ManageUsersPage() {
  const { pathname } = useLocation()
  const selected = pathname.startsWith(api) ? api : standard
  return (
    <div className="manage-users">
      <h1>Manage Users</h1>
      <Tabs className="tabs" selectedKey={selected} keyboardActivation="manual">
        <TabList className="tab-list" aria-label="Users">
          <Tab id={standard} href={standard} className="tab">
            Standard
          </Tab>
          <Tab id={api} href={api} className="tab">
            API
          </Tab>
        </TabList>
        <TabPanel id={selected} className="tab-panel">
          <Outlet />
        </TabPanel>
      </Tabs>
    </div>
  )
}
