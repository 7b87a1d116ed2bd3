import { useEffect } from 'react'
import { Link, Outlet } from 'react-router'
import { useQuery } from 'urql'
import { buttonClass } from '../../components/Button'
import { FormAlert, Notice } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { usePageVariables } from '../../lib/paging'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import './ApiUsersTab.css'
import { ApiUserList } from './ApiUserList'
import { CredentialPanel } from './CredentialPanel'
import { useMemory } from './memory'
import { apiList } from './useApiList'

const ApiUsers = graphql(`
  query ApiUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    viewer {
      account {
        id
        apiUsers(first: $first, after: $after, last: $last, before: $before) {
          ...ApiUserList_apiUsers
        }
      }
    }
  }
`)

function Heading() {
  const { isOwner, account } = useViewer()
  if (!isOwner) {
    const { name, email } = account.owner
    return (
      <Notice>
        API keys can only be created by the account owner: {name}, {email}.
      </Notice>
    )
  }
  return (
    <div className="api-users-head">
      <p className="muted">Programs with access to {account.name}.</p>
      <Link
        id="add-user"
        className={buttonClass({ look: 'primary' })}
        to={`${apiList}/new`}
        state={{ fromList: true }}
      >
        ADD USER
      </Link>
    </div>
  )
}

/** Programs with access to the account, and the credential that was just saved. */
export function ApiUsersTab() {
  const { account } = useViewer()
  useTitle('API', 'Manage Users', account.name)
  const { credential, showCredential } = useMemory()
  const variables = usePageVariables()
  const [{ data, error }, again] = useQuery({ query: ApiUsers, variables })
  const list = data?.viewer?.account.apiUsers
  // A list that failed isn't in the cache, so a save doesn't refresh it by itself.
  const failed = Boolean(error)
  useEffect(() => {
    if (credential && failed) again({ requestPolicy: 'network-only' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each saved credential
  }, [credential])
  return (
    <div className="api-users">
      <Heading />
      {credential && (
        <CredentialPanel
          key={`${credential.apiUserId} ${credential.kind}`}
          credential={credential}
          onDone={() => showCredential(null)}
        />
      )}
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!list && !error && <Skeleton />}
      {list && <ApiUserList apiUsers={list} onChanged={again} />}
      <Outlet />
    </div>
  )
}
