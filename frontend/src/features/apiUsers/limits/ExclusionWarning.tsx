import { Button } from '../../../components/Button'
import { Notice } from '../../../components/FormAlert'

interface ExclusionWarningProps {
  /** The address that called last. */
  peer: string
  busy: boolean
  onSave: () => void
  onChange: () => void
}

/** Asks before ranges are saved that shut out who called last. Takes the focus, on the safe way. */
export function ExclusionWarning({ peer, busy, onSave, onChange }: ExclusionWarningProps) {
  return (
    <Notice tone="warning">
      <p id="exclusion">
        The last call came from <span className="mono">{peer}</span>, which these ranges exclude. It
        would be refused.
      </p>
      <div className="form-actions">
        <Button autoFocus aria-describedby="exclusion" onPress={onChange}>
          Change
        </Button>
        <Button look="danger" isPending={busy} onPress={onSave}>
          Save anyway
        </Button>
      </div>
    </Notice>
  )
}
