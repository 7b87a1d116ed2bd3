import { useEffect, useState } from 'react'
import { Outlet } from 'react-router'
import { useQuery } from 'urql'
import { ExpiringNote } from '../../components/ExpiringNote'
import { FormAlert } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { usePageVariables } from '../../lib/paging'
import { useDelayed } from '../../lib/useDelayed'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import './ApiUsersTab.css'
import { ApiUserList, isEmptyPage } from './ApiUserList'
import { ApiUsersHeading } from './ApiUsersHeading'
import { CredentialPanel } from './CredentialPanel'
import { ExportLink } from './ExportLink'
import { ListFilters } from './ListFilters'
import { filterOf, orderOf } from './listState'
import { useMemory } from './memory'
import { totalText } from './totalText'
import { useApiUserCounts } from './useApiUserCounts'
import { useListState } from './useListState'
import { useSearchText } from './useSearchText'

const ApiUsers = graphql(`
  query ApiUsers(
    $first: Int
    $after: Cursor
    $last: Int
    $before: Cursor
    $filter: ApiUserFilter
    $orderBy: ApiUserOrder
  ) {
    viewer {
      account {
        id
        apiUsers(
          first: $first
          after: $after
          last: $last
          before: $before
          filter: $filter
          orderBy: $orderBy
        ) {
          ...ApiUserList_apiUsers
        }
      }
    }
  }
`)

/** The credential that was just saved, until Done. */
function SavedCredential() {
  const { credential, showCredential } = useMemory()
  if (!credential) return null
  return (
    <CredentialPanel
      key={`${credential.apiUserId} ${credential.kind}`}
      credential={credential}
      onDone={() => showCredential(null)}
    />
  )
}

/** Programs with access to the account: found, sorted, a page at a time. */
export function ApiUsersTab() {
  const { account } = useViewer()
  useTitle('API', 'Manage Users', account.name)
  const { credential } = useMemory()
  const { state, change, clear } = useListState()
  const text = useSearchText(state.search, (search) => change({ search }))
  const filter = filterOf(state)
  const variables = { ...usePageVariables(), filter, orderBy: orderOf(state) }
  const [{ data, error, fetching, stale }, again] = useQuery({ query: ApiUsers, variables })
  const counts = useApiUserCounts(filter)
  const list = data?.viewer?.account.apiUsers
  const waiting = fetching || stale || text.waiting
  const dimmed = useDelayed(waiting)
  const [shown, setShown] = useState(state)
  if (!fetching && shown !== state) setShown(state)
  const empty = isEmptyPage(list) && !filterOf(shown)
  // A list that failed isn't in the cache, so a save doesn't refresh it by itself.
  const failed = Boolean(error)
  useEffect(() => {
    if (credential && failed) again({ requestPolicy: 'network-only' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each saved credential
  }, [credential])
  return (
    <div className="api-users">
      <ApiUsersHeading />
      <SavedCredential />
      {(list || error || filter) && !empty && (
        <>
          <ListFilters state={state} onChange={change} text={text} />
          <div className="api-users-summary">
            <div className="api-users-total">
              <p role="status">{counts.all && totalText(counts.all, counts.fits)}</p>
              <ExportLink filter={filter} />
            </div>
            {state.state !== 'expiring' && <ExpiringNote expiring={counts.expiring} />}
          </div>
        </>
      )}
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!list && !error && <Skeleton />}
      {list && (
        <div className="api-users-page" aria-busy={waiting} data-dimmed={dimmed}>
          <ApiUserList
            apiUsers={list}
            state={state}
            shown={shown}
            onChange={change}
            onClear={clear}
            onChanged={again}
          />
        </div>
      )}
      <Outlet />
    </div>
  )
}
