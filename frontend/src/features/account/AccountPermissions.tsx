import { Button } from '../../components/Button'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { useEditing } from '../../lib/useEditing'
import './AccountPermissions.css'
import { AccountPermissionsForm } from './AccountPermissionsForm'

const AccountPermissionsAccount = graphql(`
  fragment AccountPermissions_account on Account {
    permissions
  }
`)

interface AccountPermissionsProps {
  account: FragmentType<typeof AccountPermissionsAccount>
  canChange: boolean
}

/** What API users of the account can be allowed to do. Its owner may change it in place. */
export function AccountPermissions({ account, canChange }: AccountPermissionsProps) {
  const { permissions } = readFragment(AccountPermissionsAccount, account)
  const { editing, setEditing, button } = useEditing()
  return (
    <section className="overview-section" aria-labelledby="permissions">
      <h2 id="permissions">Permissions</h2>
      <p className="muted">
        Names of what API users can be allowed to do. A service asks for one with{' '}
        <code>/verify?permission=NAME</code>.
      </p>
      {editing ? (
        <AccountPermissionsForm names={permissions} onDone={() => setEditing(false)} />
      ) : (
        <>
          {permissions.length ? (
            <ul className="permissions-list" aria-labelledby="permissions">
              {permissions.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          ) : (
            <p>None yet.</p>
          )}
          {canChange && (
            <div>
              <Button ref={button} small onPress={() => setEditing(true)}>
                Change permissions
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
