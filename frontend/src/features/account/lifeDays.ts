import type { Fault } from '../../lib/faults'
import { number } from '../../lib/count'

/** The fields of the form, named as the server names them in its faults. */
export type LifeField = 'longestLifeDays' | 'defaultLifeDays'

/** What is typed, in days; an empty field is 0, no end. NaN where it is no whole number. */
export function daysOf(typed: string): number {
  const days = typed.trim()
  if (days === '') return 0
  return /^\d{1,5}$/.test(days) ? Number(days) : NaN
}

/** What the server couldn't even read, in its words. */
export function notDays(typed: Record<LifeField, string>): Fault[] {
  return (Object.keys(typed) as LifeField[])
    .filter((field) => Number.isNaN(daysOf(typed[field])))
    .map((field) => ({
      code: 'INVALID',
      reason: 'OUT_OF_RANGE',
      message: 'Enter 1 to 3,650 days, or leave it empty for no end.',
      field,
    }))
}

/** A number of days in words; what stands there when there is none. */
export function lifeWords(days: number | null, none: string): string {
  if (!days) return none
  return `${number(days)} ${days === 1 ? 'day' : 'days'}`
}
