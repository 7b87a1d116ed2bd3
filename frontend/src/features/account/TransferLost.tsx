import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import type { Fault } from '../../lib/faults'

interface TransferLostProps {
  faults: Fault[]
  onBack: () => void
}

/** Says to who was the owner a moment ago that they are it no more, and leads back. */
export function TransferLost({ faults, onBack }: TransferLostProps) {
  return (
    <>
      <FormAlert faults={faults} />
      <p>You don't own this account any more. The Overview says who does.</p>
      <div className="dialog-actions">
        <Button autoFocus onPress={onBack}>
          Back to the Overview
        </Button>
      </div>
    </>
  )
}
