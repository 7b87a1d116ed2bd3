import { useMutation } from 'urql'
import { Button } from '../../../components/Button'
import { FormAlert } from '../../../components/FormAlert'
import { Modal } from '../../../components/Modal'
import { announce } from '../../../lib/announce'
import { changesLists, EndApiUserPassword } from '../operations'
import { faultsOfChange } from '../useUpdateApiUser'
import { LastUse } from './LastUse'
import { useApiUserPage } from './useApiUserPage'

interface EndPasswordConfirmProps {
  /** Of the password. */
  id: string
  name: string
  used: { at: string; peer: string; client: string } | null
  onClose: () => void
}

/** Asks once before a password ends, and says who used it last. */
export function EndPasswordConfirm({ id, name, used, onClose }: EndPasswordConfirmProps) {
  const { user, refresh } = useApiUserPage()
  const [{ fetching, error }, end] = useMutation(EndApiUserPassword)
  const which = name.toLowerCase()
  const isNew = which === 'new'
  const submit = async () => {
    const input = { id: user.id, version: user.version, passwordId: id }
    const { data } = await end({ input }, changesLists)
    if (!data) return refresh()
    announce(`The ${which} password has ended.`)
    onClose()
  }
  return (
    <Modal title={`End the ${which} password now?`} asks onClose={onClose}>
      <p>
        Calls with it get 401 from the next one. It can't be brought back.
        {isNew && ' The old one stays good, without an end.'}
      </p>
      <p>
        Last use: <LastUse use={used} none="not used yet" />
      </p>
      <FormAlert faults={faultsOfChange(error)} />
      <div className="dialog-actions">
        <Button look="danger" isPending={fetching} onPress={() => void submit()}>
          End now
        </Button>
        <Button autoFocus onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Modal>
  )
}
