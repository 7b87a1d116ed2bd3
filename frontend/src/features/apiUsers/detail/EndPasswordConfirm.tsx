import { useMutation } from 'urql'
import { Confirm } from '../../../components/Confirm'
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
  const [, end] = useMutation(EndApiUserPassword)
  const which = name.toLowerCase()
  const run = async () => {
    const input = { id: user.id, version: user.version, passwordId: id }
    const { data, error } = await end({ input }, changesLists)
    if (!data) refresh()
    return faultsOfChange(error)
  }
  return (
    <Confirm
      title={`End the ${which} password now?`}
      action="End now"
      done={`The ${which} password has ended.`}
      run={run}
      onClose={onClose}
    >
      <p>
        Calls with it get 401 from the next one. It can't be brought back.
        {which === 'new' && ' The old one stays good, without an end.'}
      </p>
      <p>
        Last use: <LastUse use={used} none="not used yet" />
      </p>
    </Confirm>
  )
}
