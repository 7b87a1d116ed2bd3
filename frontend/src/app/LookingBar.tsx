import { useMutation } from 'urql'
import { Button } from '../components/Button'
import { FormAlert } from '../components/FormAlert'
import { graphql } from '../gql'
import { faultsOf } from '../lib/faults'
import { useSession } from '../lib/sessionContext'
import './LookingBar.css'

const CloseAccount = graphql(`
  mutation CloseAccount {
    closeAccount {
      viewer {
        isLooking
      }
    }
  }
`)

/** Says on every page that an account below one's own is looked at, and leads back. */
export function LookingBar({ account }: { account: string }) {
  const session = useSession()
  const [{ fetching, error }, close] = useMutation(CloseAccount)
  const back = async () => {
    const { data } = await close({})
    if (data) session.moved('/settings/team')
  }
  return (
    <aside className="looking-bar" aria-label="Another account">
      <div className="looking-bar-inner">
        <p>
          You are looking at <strong>{account}</strong>. Nothing can be changed here.
        </p>
        <Button small isPending={fetching} onPress={() => void back()}>
          Back to your own account
        </Button>
        <FormAlert faults={faultsOf(error)} />
      </div>
    </aside>
  )
}
