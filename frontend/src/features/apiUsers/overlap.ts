import { hoursFromNow } from '../../lib/localTime'

/** How long the password before may stay good; the keys are the choices of the form. */
export const overlaps = {
  now: 'It ends now',
  hour: '1 hour',
  day: '1 day',
  week: '7 days',
  date: 'Until a date',
} as const

export type Overlap = keyof typeof overlaps

const hours = { hour: 1, day: 24, week: 7 * 24 }

/** The most days that the password before may stay good. */
export const longestOverlapDays = 90

/** Until when the password before stays good: null for no longer, empty while `date` isn't whole. */
export function oldEndsAt(overlap: Overlap, date: string): string | null {
  if (overlap === 'now') return null
  if (overlap === 'date') return date
  // To the next minute: never less than was chosen, and shown as so many days.
  return hoursFromNow(hours[overlap], Date.now() + 59_999)
}
