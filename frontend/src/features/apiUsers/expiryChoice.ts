import { hoursFromNow } from '../../lib/localTime'
import type { LifePolicy } from './useChoices'

const daysFromNow = (days: number) => hoursFromNow(days * 24)

/** An end: a moment, null for never, empty while the field isn't whole. */
export type End = string | null

/** What a form offers at first: the account's default, never longer than the longest. */
export const offeredEnd = ({ longest, usual }: LifePolicy): End => {
  const days = usual ?? longest
  return days === null ? null : daysFromNow(days)
}

/** What is offered to whoever wants an end: the default, or 90 days. */
export const someEnd = ({ longest, usual }: LifePolicy): string =>
  daysFromNow(usual ?? Math.min(90, longest ?? 90))

/** The last moment that the account allows; nothing when it doesn't say. */
export const latestEnd = ({ longest }: LifePolicy): string | null =>
  longest === null ? null : daysFromNow(longest)
