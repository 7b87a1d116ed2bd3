import { useState } from 'react'
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql'
import { Button } from '../../components/Button'
import { Confirm } from '../../components/Confirm'
import { FormAlert } from '../../components/FormAlert'
import { Unseen } from '../../components/Unseen'
import { announce } from '../../lib/announce'
import { faultsOf, type Fault } from '../../lib/faults'
import { useFocusAfterRow } from '../../lib/useFocusAfterRow'
import { useViewer } from '../../lib/viewer'
import '../../components/RowActions.css'
import { InChargeList } from './InChargeList'
import { type Invited } from './invited'
import {
  changesPeople,
  RemoveUser,
  ResendInvitation,
  SetUserEnabled,
  WithdrawInvitation,
} from './operations'
import { TicksDialog } from './TicksDialog'

/** What the actions need to know of a person. */
export interface Person {
  id: string
  name: string
  status: string
  seesUsage: boolean
  managesUsers: boolean
}

interface PersonActionsProps {
  person: Person
  onInvited: (invited: Invited) => void
}

type Asking = 'withdraw' | 'disable' | 'remove' | 'edit' | null

/** What a manager can do with a standard user; always visible. */
export function PersonActions({ person, onInvited }: PersonActionsProps) {
  const { isOwner } = useViewer()
  const client = useClient()
  const [asking, setAsking] = useState<Asking>(null)
  const [faults, setFaults] = useState<Fault[]>([])
  const { id, name, status } = person
  const run = async <Variables extends AnyVariables>(
    document: TypedDocumentNode<unknown, Variables>,
    variables: Variables,
  ) => faultsOf((await client.mutation(document, variables, changesPeople).toPromise()).error)
  const enable = async () => {
    const wrong = await run(SetUserEnabled, { id, enabled: true })
    setFaults(wrong)
    if (!wrong.length) announce(`${name} is active.`)
  }
  const resend = async () => {
    const result = await client.mutation(ResendInvitation, { id }, changesPeople).toPromise()
    setFaults(faultsOf(result.error))
    if (result.data) onInvited(result.data.resendInvitation)
  }
  const button = (words: string, onPress: () => void) => (
    <Button look="plain" onPress={onPress}>
      {words}
      <Unseen>{name}</Unseen>
    </Button>
  )
  const close = () => setAsking(null)
  const leaveRow = useFocusAfterRow('invite-user')
  return (
    <>
      <div className="row-actions">
        {status === 'INVITED' ? (
          <>
            {button('Resend link', () => void resend())}
            {button('Withdraw', () => setAsking('withdraw'))}
          </>
        ) : (
          <>
            {isOwner && button('Edit', () => setAsking('edit'))}
            {status === 'ACTIVE'
              ? button('Disable', () => setAsking('disable'))
              : button('Enable', () => void enable())}
            {button('Remove', () => setAsking('remove'))}
          </>
        )}
      </div>
      <FormAlert faults={faults} />
      {asking === 'edit' && <TicksDialog person={person} onClose={close} />}
      {asking === 'withdraw' && (
        <Confirm
          title={`Withdraw the invitation of ${name}?`}
          action="Withdraw"
          done={`The invitation of ${name} is withdrawn.`}
          run={() => run(WithdrawInvitation, { id })}
          onDone={leaveRow}
          onClose={close}
        >
          <p>Their link stops working. You can invite them again.</p>
        </Confirm>
      )}
      {asking === 'disable' && (
        <Confirm
          title={`Disable ${name}?`}
          action="Disable"
          done={`${name} is disabled.`}
          run={() => run(SetUserEnabled, { id, enabled: false })}
          onClose={close}
        >
          <p>They are signed out everywhere at once. You can enable them again.</p>
        </Confirm>
      )}
      {asking === 'remove' && (
        <Confirm
          title={`Remove ${name}?`}
          action="Remove"
          done={`${name} is removed.`}
          run={() => run(RemoveUser, { id })}
          onDone={leaveRow}
          onClose={close}
        >
          <p>
            They are signed out everywhere at once, and lose access for good. Their name stays in
            the history; their address can be invited again.
          </p>
          <InChargeList id={id} name={name} />
        </Confirm>
      )}
    </>
  )
}
