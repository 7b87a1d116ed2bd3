import { useState } from 'react'
import { useMutation } from 'urql'
import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import '../../components/RowActions.css'
import { Unseen } from '../../components/Unseen'
import { announce } from '../../lib/announce'
import { faultsOf } from '../../lib/faults'
import { useSession } from '../../lib/sessionContext'
import { DisableAccount } from './DisableAccount'
import { changesTeam, OpenAccount, ResendOwnerInvitation, SetAccountEnabled } from './operations'
import type { OwnerInvited } from './team'

interface TeamActionsProps {
  account: { id: string; name: string; enabled: boolean; invited: boolean; below: number }
  onInvited: (invited: OwnerInvited) => void
}

/** What the owner of the top account can do with one below; always visible. */
export function TeamActions({ account, onInvited }: TeamActionsProps) {
  const session = useSession()
  const [asking, setAsking] = useState(false)
  const [opened, open] = useMutation(OpenAccount)
  const [enabled, setEnabled] = useMutation(SetAccountEnabled)
  const [resent, resend] = useMutation(ResendOwnerInvitation)
  const { id, name } = account
  const look = async () => {
    const { data } = await open({ id })
    if (data) session.moved('/account')
  }
  const enable = async () => {
    const { data } = await setEnabled({ id, enabled: true }, changesTeam)
    if (data) announce(`${name} is enabled.`)
  }
  const invite = async () => {
    const { data } = await resend({ id }, changesTeam)
    if (!data) return
    onInvited(data.resendOwnerInvitation)
    announce(`There is a new link for the owner of ${name}. It is shown above the list.`)
  }
  const button = (words: string, isPending: boolean, onPress: () => void) => (
    <Button look="plain" isPending={isPending} onPress={onPress}>
      {words}
      <Unseen>{name}</Unseen>
    </Button>
  )
  return (
    <>
      <div className="row-actions">
        {button('Open', opened.fetching, () => void look())}
        {account.enabled
          ? button('Disable', false, () => setAsking(true))
          : button('Enable', enabled.fetching, () => void enable())}
        {account.invited && button('Resend link', resent.fetching, () => void invite())}
      </div>
      <FormAlert faults={[opened, enabled, resent].flatMap(({ error }) => faultsOf(error))} />
      {asking && <DisableAccount account={account} onClose={() => setAsking(false)} />}
    </>
  )
}
