import type { Fault } from '../../lib/faults'

/** Shown when nobody can say whether Save arrived. */
export const inDoubtText =
  "We don't know if this was saved. Press Save again; it can't be made twice."

/** Shown with an address that replaces the one before. */
export const newAddressText =
  'This form has a new address: the one before was used or had expired. What you typed is kept. Press Save again.'

/** Shown with a generated password that replaces one too old to save. */
export const newPasswordText =
  'The generated password was too old to save, so the form has a new one. Press Save again.'

const lost = ['ADDRESS_USED', 'DRAFT_EXPIRED', 'NOT_ISSUED']

/** True when the address of the form can't be saved any more: another is needed. */
export function needsNewAddress(faults: Fault[]): boolean {
  return faults.some(({ field, reason }) => field === 'email' && lost.includes(reason))
}

/** True when a generated password was refused for its age. */
export function needsNewPassword(faults: Fault[]): boolean {
  return faults.some(({ field, reason }) => field === 'password' && reason === 'NOT_ISSUED')
}
