import { useEffect, useRef } from 'react'
import { Navigate } from 'react-router'
import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import { Modal } from '../../components/Modal'
import { Skeleton } from '../../components/Skeleton'
import { announce } from '../../lib/announce'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { AddUserForm } from './AddUserForm'
import { useMemory, type Credential } from './memory'
import { useAddUser } from './useAddUser'
import { apiList, useApiList } from './useApiList'
import { useChoices } from './useChoices'

function AddUser() {
  const { account } = useViewer()
  useTitle('Add User', 'API', 'Manage Users', account.name)
  const { close } = useApiList()
  const { showCredential } = useMemory()
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  // An answer that comes after the screen was left still has the only copy of the password.
  const saved = (credential: Credential) => {
    showCredential(credential)
    announce(`API user ${credential.description} saved. Its password is shown above the list.`)
    if (open.current) close()
  }
  const form = useAddUser(saved)
  const { choices, waiting } = useChoices()
  const { address, busy, faults } = form.state
  return (
    <Modal title="Add User" onClose={close}>
      {address && !waiting ? (
        <AddUserForm form={form} choices={choices} onCancel={close} />
      ) : (
        <>
          {(busy || waiting) && <Skeleton />}
          <FormAlert faults={faults} onRetry={() => void form.draft()} />
          <div className="dialog-actions">
            <Button onPress={close}>Cancel</Button>
          </div>
        </>
      )}
    </Modal>
  )
}

/** The Add User screen: a route of its own, drawn over the list. For the owner only. */
export function AddUserDialog() {
  const { isOwner } = useViewer()
  return isOwner ? <AddUser /> : <Navigate to={apiList} replace />
}
