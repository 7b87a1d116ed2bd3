import { useState } from 'react'
import { useMutation } from 'urql'
import { Form } from '../../components/Form'
import { FormAlert } from '../../components/FormAlert'
import { FormButtons } from '../../components/FormButtons'
import { TextField } from '../../components/TextField'
import { graphql } from '../../gql'
import { announce } from '../../lib/announce'
import { byField, faultsOf, type Fault } from '../../lib/faults'
import { daysOf, notDays, type LifeField } from './lifeDays'

const ChangeLifePolicy = graphql(`
  mutation ChangeLifePolicy($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      account {
        id
        longestLifeDays
        defaultLifeDays
      }
    }
  }
`)

interface LifePolicyFormProps {
  longest: number | null
  usual: number | null
  onDone: () => void
}

/** The longest and the default life, in days. Empty is no end. */
export function LifePolicyForm({ longest, usual, onDone }: LifePolicyFormProps) {
  const [typed, setTyped] = useState({
    longestLifeDays: String(longest ?? ''),
    defaultLifeDays: String(usual ?? ''),
  })
  const [faults, setFaults] = useState<Fault[]>([])
  const [{ fetching }, change] = useMutation(ChangeLifePolicy)
  const { fields, form } = byField(faults, ['longestLifeDays', 'defaultLifeDays'])
  const submit = async () => {
    const unread = notDays(typed)
    setFaults(unread)
    if (unread.length) return
    const { data, error } = await change({
      input: {
        longestLifeDays: daysOf(typed.longestLifeDays),
        defaultLifeDays: daysOf(typed.defaultLifeDays),
      },
    })
    setFaults(faultsOf(error))
    if (!data) return
    announce('The life of API users is saved.')
    onDone()
  }
  const field = (name: LifeField, label: string, help: string) => (
    <TextField
      label={label}
      help={help}
      inputMode="numeric"
      autoComplete="off"
      autoFocus={name === 'longestLifeDays'}
      value={typed[name]}
      onChange={(days) => setTyped((now) => ({ ...now, [name]: days }))}
      error={fields[name]}
    />
  )
  return (
    <Form busy={fetching} onSubmit={() => void submit()} faults={faults}>
      <FormAlert faults={form} />
      {field(
        'longestLifeDays',
        'Longest life, in days',
        'Empty: as long as one likes. API users that are there keep their expiry.',
      )}
      {field(
        'defaultLifeDays',
        'Default life, in days',
        'What Add User offers. Empty: the longest life; where there is none, never expires.',
      )}
      <FormButtons busy={fetching} onCancel={onDone} />
    </Form>
  )
}
