import type { CombinedError } from '@urql/core'

/** A refusal or failure, in words fit to show. */
export interface Fault {
  code: string
  reason: string
  message: string
  /** The input field that it is about. */
  field?: string
  /** Of several ids that were sent, those that it is about. */
  ids?: string[]
  /** Seconds until another try makes sense. */
  retryAfter?: number
  /** Stands beside the cause in the server's log. */
  reference?: string
}

/** No answer came, or not a whole one. */
export const noAnswer: Fault = {
  code: 'NETWORK',
  reason: 'NO_ANSWER',
  message: 'The server did not answer. Check the connection, then try again.',
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const none: Fault[] = []
const read = new WeakMap<CombinedError, Fault[]>()

/**
 * Everything that went wrong in an answer; empty when nothing did. The same error gives the same
 * faults, so that a form tells those of another try from those that it has shown.
 */
export function faultsOf(error: CombinedError | undefined): Fault[] {
  if (!error) return none
  const known = read.get(error)
  if (known) return known
  const faults = error.networkError
    ? [noAnswer]
    : error.graphQLErrors.map(({ message, extensions }) => faultOf(message, extensions))
  read.set(error, faults)
  return faults
}

/** One error of an answer. */
export function faultOf(message: string, extensions: Record<string, unknown>): Fault {
  return {
    code: text(extensions.code) ?? 'INTERNAL',
    reason: text(extensions.reason) ?? '',
    message,
    field: text(extensions.field),
    ids: Array.isArray(extensions.ids) ? extensions.ids.map(String) : undefined,
    retryAfter: typeof extensions.retryAfter === 'number' ? extensions.retryAfter : undefined,
    reference: text(extensions.reference),
  }
}

/** True when nobody can say whether the change was made: the answer never came, or not whole. */
export function isInDoubt(faults: Fault[]): boolean {
  return faults.some((fault) => fault.code === 'NETWORK')
}

/** Splits faults by the form's own fields; what belongs to none of them is for the whole form. */
export function byField<Field extends string>(
  faults: Fault[],
  fields: readonly Field[],
): { fields: Partial<Record<Field, string>>; form: Fault[] } {
  const found: Partial<Record<Field, string>> = {}
  const form: Fault[] = []
  for (const fault of faults) {
    const field = fields.find((name) => name === fault.field)
    if (!field) form.push(fault)
    else found[field] = found[field] ? `${found[field]} ${fault.message}` : fault.message
  }
  return { fields: found, form }
}
