import type { RefusalReason, UsageSpan } from '../../../gql/graphql'
import { reasonWords } from '../../../lib/reasonWords'
import { number } from '../../../lib/count'

/** The calls of one hour or one day. */
export interface Count {
  from: string
  accepted: number
  refused: number
  reasons: readonly { reason: RefusalReason; count: number }[]
}

/** Why calls were refused: "Wrong password 12, While disabled 3". */
export const reasonsText = (reasons: Count['reasons']): string =>
  reasons.map(({ reason, count }) => `${reasonWords(reason)} ${number(count)}`).join(', ')

const hourFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** When an hour or a day began; days are those of UTC, as the server counts them. */
export const bucketLabel = (span: UsageSpan, from: string): string =>
  (span === 'HOUR' ? hourFormat : dayFormat).format(new Date(from))

/** How long back a span goes. */
export const spanWords: Record<UsageSpan, string> = { HOUR: '48 hours', DAY: '30 days' }

/** All counts of a span as one. */
export function total(counts: readonly Count[]): Omit<Count, 'from'> {
  const byReason = new Map<RefusalReason, number>()
  for (const { reason, count } of counts.flatMap(({ reasons }) => reasons)) {
    byReason.set(reason, (byReason.get(reason) ?? 0) + count)
  }
  return {
    accepted: counts.reduce((sum, { accepted }) => sum + accepted, 0),
    refused: counts.reduce((sum, { refused }) => sum + refused, 0),
    reasons: [...byReason]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count),
  }
}

/** A span in a sentence: "1,204 calls accepted and 3 refused in the last 48 hours." */
export const summaryText = (span: UsageSpan, accepted: number, refused: number): string =>
  `${number(accepted)} ${accepted === 1 ? 'call' : 'calls'} accepted and ${number(refused)} refused in the last ${spanWords[span]}.`
