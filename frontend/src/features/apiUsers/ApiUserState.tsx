import { Gate } from '../../components/Gate'
import '../../components/Gate.css'
import { Timestamp } from '../../components/Timestamp'
import type { ApiUserState as State } from '../../gql/graphql'
import { expiredWords, expiresWords } from '../../lib/expiry'
import './ApiUserState.css'

interface ApiUserStateProps {
  state: State
  expiresAt: string | null
}

/** What calls with a right password get: the gate, and why or how long in words. */
export function ApiUserState({ state, expiresAt }: ApiUserStateProps) {
  const open = state === 'ACTIVE' || state === 'EXPIRING'
  const say = state === 'EXPIRING' ? expiresWords : expiredWords
  const dated = state === 'EXPIRING' || state === 'EXPIRED'
  return (
    <span className="gate-status api-user-state" data-open={open} data-state={state}>
      <Gate open={open} />
      {dated && expiresAt ? (
        <Timestamp value={expiresAt} say={say} />
      ) : (
        <span>{open ? 'Active' : 'Disabled'}</span>
      )}
    </span>
  )
}
