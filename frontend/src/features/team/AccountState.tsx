import { Gate, GateStatus } from '../../components/Gate'

interface AccountStateProps {
  enabled: boolean
  /** It, or one above it, is disabled. */
  shut: boolean
}

/** Whether an account lets anybody in, and whether that is its own doing. */
export function AccountState({ enabled, shut }: AccountStateProps) {
  if (!enabled || !shut) return <GateStatus open={enabled} />
  return (
    <span className="gate-status account-above" data-open={false}>
      <Gate open={false} />
      An account above is disabled
    </span>
  )
}
