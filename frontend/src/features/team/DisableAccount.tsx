import { useClient } from 'urql'
import { Confirm } from '../../components/Confirm'
import { number } from '../../lib/count'
import { faultsOf } from '../../lib/faults'
import { changesTeam, SetAccountEnabled } from './operations'

/** Whose keys and people are refused, with those of the accounts below. */
function whose(name: string, below: number): string {
  if (below === 0) return name
  const others = below === 1 ? 'the account below it' : `the ${number(below)} accounts below it`
  return `${name}, and of ${others},`
}

interface DisableAccountProps {
  account: { id: string; name: string; below: number }
  onClose: () => void
}

/** Asks once before an account, and all below it, is shut out. */
export function DisableAccount({ account, onClose }: DisableAccountProps) {
  const client = useClient()
  const { id, name, below } = account
  const disable = async () => {
    const changes = { id, enabled: false }
    const { error } = await client.mutation(SetAccountEnabled, changes, changesTeam).toPromise()
    return faultsOf(error)
  }
  return (
    <Confirm
      title={`Disable ${name}?`}
      action="Disable"
      done={`${name} is disabled.`}
      run={disable}
      onClose={onClose}
    >
      <p>
        All keys and people of {whose(name, below)} are refused at once. You can enable it again.
      </p>
    </Confirm>
  )
}
