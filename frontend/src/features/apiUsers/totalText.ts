import { cappedNumber, type Capped } from '../../lib/expiry'

/** How many API users: "37 API users"; of a filtered list "12 of 10,000+ API users". */
export function totalText(all: Capped, fits?: Capped): string {
  const users = all.count === 1 && !all.more ? 'API user' : 'API users'
  const total = `${cappedNumber(all)} ${users}`
  return fits ? `${cappedNumber(fits)} of ${total}` : total
}
