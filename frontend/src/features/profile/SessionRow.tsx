import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import '../../components/RowActions.css'
import { Timestamp } from '../../components/Timestamp'
import { Unseen } from '../../components/Unseen'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { announce } from '../../lib/announce'
import { faultsOf } from '../../lib/faults'
import { useFocusAfterRow } from '../../lib/useFocusAfterRow'
import { deviceWords } from './device'
import { EndSession } from './operations'

const SessionRowSession = graphql(`
  fragment SessionRow_session on SignedInSession {
    id
    createdAt
    seenAt
    peer
    client
    current
  }
`)

interface SessionRowProps {
  session: FragmentType<typeof SessionRowSession>
  canEnd: boolean
  /** The id of what has the focus once the row is gone. */
  focusNext: string
  /** It had ended before; the list is behind. */
  onBehind: () => void
}

/** One place where a person is signed in. */
export function SessionRow({ session, canEnd, focusNext, onBehind }: SessionRowProps) {
  const { id, createdAt, seenAt, peer, client, current } = readFragment(SessionRowSession, session)
  const [{ fetching, error }, end] = useMutation(EndSession)
  const leaveRow = useFocusAfterRow(focusNext)
  const device = deviceWords(client)
  const faults = faultsOf(error)
  const submit = async () => {
    const result = await end({ input: { id } })
    const behind = faultsOf(result.error).some(({ reason }) => reason === 'NO_SUCH_OBJECT')
    if (!result.data && !behind) return
    leaveRow()
    announce(`Signed out on ${device}.`)
    if (behind) onBehind()
  }
  return (
    <tr>
      <td>
        <div className="session-device">{device}</div>
        {current && <div className="muted small">This device</div>}
      </td>
      <td data-label="IP address">{peer || <span className="muted">Unknown</span>}</td>
      <td data-label="Signed in">
        <Timestamp value={createdAt} />
      </td>
      <td data-label="Last used">
        <Timestamp value={seenAt} />
      </td>
      {canEnd && (
        <td>
          {!current && (
            <div className="row-actions">
              <Button look="plain" isPending={fetching} onPress={() => void submit()}>
                End
                <Unseen>
                  {device} {peer}
                </Unseen>
              </Button>
            </div>
          )}
          <FormAlert faults={faults.filter(({ reason }) => reason !== 'NO_SUCH_OBJECT')} />
        </td>
      )}
    </tr>
  )
}
