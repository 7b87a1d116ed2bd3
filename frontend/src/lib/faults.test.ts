import { CombinedError } from '@urql/core'
import { expect, it } from 'vitest'
import { byField, faultsOf, isInDoubt } from './faults'

const refusal = (message: string, extensions: Record<string, unknown>) => ({ message, extensions })

it('reads the contract of a refusal', () => {
  const error = new CombinedError({
    graphQLErrors: [
      refusal('Enter 1 to 200 characters.', {
        code: 'INVALID',
        reason: 'REQUIRED',
        field: 'description',
      }),
      refusal('Internal error.', { code: 'INTERNAL', reason: 'INTERNAL', reference: 'ref-1' }),
    ],
  })
  const faults = faultsOf(error)
  expect(faults[0]).toMatchObject({ code: 'INVALID', field: 'description' })
  expect(faults[1]).toMatchObject({ code: 'INTERNAL', reference: 'ref-1' })
  expect(isInDoubt(faults)).toBe(false)
})

it('reads the same error into the same faults, so that a form tells a new try', () => {
  const [error, other] = ['A', 'B'].map(
    (message) => new CombinedError({ graphQLErrors: [refusal(message, {})] }),
  )
  expect(faultsOf(error)).toBe(faultsOf(error))
  expect(faultsOf(other)).not.toBe(faultsOf(error))
})

it('calls an answer that never came a doubt', () => {
  const faults = faultsOf(new CombinedError({ networkError: new Error('reset') }))
  expect(isInDoubt(faults)).toBe(true)
  expect(faults[0]?.message).not.toContain('reset')
})

it('finds nothing wrong where nothing is', () => {
  expect(faultsOf(undefined)).toEqual([])
})

it('puts faults at their fields, several at one, and the rest on the form', () => {
  const fault = (reason: string, field?: string) => ({
    code: 'INVALID',
    reason,
    message: reason,
    field,
  })
  const { fields, form } = byField(
    [fault('A', 'password'), fault('B', 'password'), fault('C', 'token'), fault('D')],
    ['password', 'email'],
  )
  expect(fields).toEqual({ password: 'A B' })
  expect(form.map(({ reason }) => reason)).toEqual(['C', 'D'])
})
