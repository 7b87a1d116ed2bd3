import { relativeTime } from './relativeTime'
import { number } from './count'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const within = (count: number, unit: string) => `in ${count} ${unit}${count === 1 ? '' : 's'}`

/** How long until then, never more than there is. What is over already is as close as can be. */
function untilTime(iso: string, now: number): string {
  const seconds = Math.floor((Date.parse(iso) - now) / 1000)
  if (seconds < minute) return 'within a minute'
  if (seconds < hour) return within(Math.floor(seconds / minute), 'minute')
  if (seconds < day) return within(Math.floor(seconds / hour), 'hour')
  return within(Math.floor(seconds / day), 'day')
}

/** For an API user that the server calls expiring. */
export const expiresWords = (iso: string, now: number = Date.now()) =>
  `Expires ${untilTime(iso, now)}`

/** For an API user that the server calls expired. */
export const expiredWords = (iso: string, now: number = Date.now()) =>
  `Expired ${relativeTime(iso, now)}`

/** A number of something, of which there may be more than were counted. */
export interface Capped {
  count: number
  more: boolean
}

/** The number as it is said: "37", "10,000+". */
export const cappedNumber = ({ count, more }: Capped) => `${number(count)}${more ? '+' : ''}`

/** How many expire soon: "3 API users expire within 14 days". */
export function expiringText(capped: Capped): string {
  const one = capped.count === 1 && !capped.more
  return `${cappedNumber(capped)} API ${one ? 'user expires' : 'users expire'} within 14 days`
}
