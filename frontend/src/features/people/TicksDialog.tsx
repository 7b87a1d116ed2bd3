import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { Modal } from '../../components/Modal'
import { announce } from '../../lib/announce'
import { faultsOf } from '../../lib/faults'
import { changesPeople, UpdateUser } from './operations'
import { Ticks, type TickChoice } from './Ticks'

interface TicksDialogProps {
  person: TickChoice & { id: string; name: string }
  onClose: () => void
}

/** What a standard user may do. For the owner only. */
export function TicksDialog({ person, onClose }: TicksDialogProps) {
  const { id, name, seesUsage, managesUsers } = person
  const [ticks, setTicks] = useState({ seesUsage, managesUsers })
  const [{ fetching, error }, update] = useMutation(UpdateUser)
  const submit = async () => {
    const { data } = await update({ input: { id, ...ticks } }, changesPeople)
    if (!data) return
    announce(`${name} is saved.`)
    onClose()
  }
  return (
    <Modal title={`Edit ${name}`} onClose={onClose}>
      <Form busy={fetching} onSubmit={() => void submit()}>
        <FormAlert faults={faultsOf(error)} />
        <Ticks value={ticks} onChange={setTicks} />
        <FormButtons busy={fetching} onCancel={onClose} />
      </Form>
    </Modal>
  )
}
