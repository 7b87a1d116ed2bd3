import type { ReactNode } from 'react'
import { Navigate, useParams } from 'react-router'
import { useQuery } from 'urql'
import { Button } from '../../components/Button'
import { FormAlert, Notice } from '../../components/FormAlert'
import { Modal } from '../../components/Modal'
import { Skeleton } from '../../components/Skeleton'
import type { OneApiUserQuery } from '../../gql/graphql'
import { faultsOf } from '../../lib/faults'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { OneApiUser } from './operations'
import { apiList, useApiList } from './useApiList'

/** An API user as its page and its dialogs see it. */
export type Found = Extract<NonNullable<OneApiUserQuery['node']>, { version: number }>

/** The API user of an answer; null when the id is that of something else, or of nothing. */
export const foundIn = (data: OneApiUserQuery | undefined): Found | null =>
  data?.node && 'version' in data.node ? (data.node as Found) : null

interface ApiUserDialogProps {
  title: string
  children: (user: Found, close: () => void, refresh: () => void) => ReactNode
}

/** A dialog about the API user that the address names, fetched fresh. For the owner only. */
export function ApiUserDialog({ title, children }: ApiUserDialogProps) {
  const { account, isOwner } = useViewer()
  const { id = '' } = useParams()
  const { close } = useApiList()
  useTitle(title, 'API', 'Manage Users', account.name)
  const [{ data, error, fetching }, again] = useQuery({
    query: OneApiUser,
    variables: { id },
    requestPolicy: 'network-only',
    pause: !isOwner,
  })
  if (!isOwner) return <Navigate to={apiList} replace />
  const user = foundIn(data)
  const refresh = () => again({ requestPolicy: 'network-only' })
  return (
    <Modal title={title} onClose={close}>
      {user ? (
        children(user, close, refresh)
      ) : (
        <>
          {fetching && <Skeleton lines={3} />}
          {data && (
            <Notice>This API user no longer exists. Close this to see those that do.</Notice>
          )}
          <FormAlert faults={faultsOf(error)} onRetry={refresh} />
          <div className="dialog-actions">
            <Button onPress={close}>Close</Button>
          </div>
        </>
      )}
    </Modal>
  )
}
