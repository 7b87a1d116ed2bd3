import { Button } from './Button'
import './Form.css'

interface FormButtonsProps {
  action?: string
  /** What is hard to take back. */
  look?: 'primary' | 'danger'
  busy: boolean
  onCancel: () => void
}

/** The end of a form that can be given up. */
export function FormButtons({
  action = 'Save',
  look = 'primary',
  busy,
  onCancel,
}: FormButtonsProps) {
  return (
    <div className="form-actions">
      <Button type="submit" look={look} isPending={busy}>
        {action}
      </Button>
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  )
}
