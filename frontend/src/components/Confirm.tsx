import { useState, type ReactNode } from 'react'
import { Button } from './Button'
import { FormAlert } from './FormAlert'
import { Modal } from './Modal'
import { announce } from '../lib/announce'
import type { Fault } from '../lib/faults'

interface ConfirmProps {
  title: string
  action: string
  /** What to say once it is done. */
  done: string
  /** Does it; answers what went wrong. */
  run: () => Promise<Fault[]>
  /** The row is about to go. */
  onDone?: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks once before somebody or something loses access. What went wrong stays, to be tried again. */
export function Confirm(props: ConfirmProps) {
  const { title, action, done, run, onDone, onClose, children } = props
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const submit = async () => {
    setBusy(true)
    const wrong = await run()
    setBusy(false)
    setFaults(wrong)
    if (wrong.length) return
    announce(done)
    onDone?.()
    onClose()
  }
  return (
    <Modal title={title} asks onClose={onClose}>
      {children}
      <FormAlert faults={faults} />
      <div className="dialog-actions">
        <Button look="danger" isPending={busy} onPress={() => void submit()}>
          {action}
        </Button>
        <Button autoFocus onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Modal>
  )
}
