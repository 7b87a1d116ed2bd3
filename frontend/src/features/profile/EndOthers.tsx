import { useState } from 'react'
import { useClient } from 'urql'
import { Button } from '../../components/Button'
import { Confirm } from '../../components/Confirm'
import { faultsOf } from '../../lib/faults'
import { useFocusAfterRow } from '../../lib/useFocusAfterRow'
import { EndOtherSessions } from './operations'

/** Signs out in every other place, once asked. With nothing left to end, it goes. */
export function EndOthers({ focusNext }: { focusNext: string }) {
  const client = useClient()
  const [asking, setAsking] = useState(false)
  const leave = useFocusAfterRow(focusNext)
  const end = async () => {
    const { error } = await client.mutation(EndOtherSessions, {}).toPromise()
    return faultsOf(error)
  }
  return (
    <div>
      <Button small onPress={() => setAsking(true)}>
        Sign out everywhere else
      </Button>
      {asking && (
        <Confirm
          title="Sign out everywhere else?"
          action="Sign out everywhere else"
          done="You are signed out everywhere else."
          run={end}
          onDone={leave}
          onClose={() => setAsking(false)}
        >
          <p>Every other device has to sign in again. You stay signed in on this one.</p>
        </Confirm>
      )}
    </div>
  )
}
