import { Chart } from '../../../components/Chart'
import { Table } from '../../../components/Table'
import type { UsageSpan } from '../../../gql/graphql'
import './UsageChart.css'
import { bucketLabel, reasonsText, spanWords, summaryText, total, type Count } from './usageWords'
import { number } from '../../../lib/count'

interface UsageChartProps {
  span: UsageSpan
  counts: readonly Count[]
}

/** The same numbers as the chart, for who can't see it or wants them exactly. */
function Numbers({ span, counts }: UsageChartProps) {
  const busy = counts.filter(({ accepted, refused }) => accepted + refused > 0).reverse()
  const unit = span === 'HOUR' ? 'Hour' : 'Day, in UTC'
  return (
    <details className="usage-numbers">
      <summary>The numbers</summary>
      <Table label="Calls" columns={[unit, 'Accepted', 'Refused', 'Why refused']}>
        {busy.map(({ from, accepted, refused, reasons }) => (
          <tr key={from}>
            <td>{bucketLabel(span, from)}</td>
            <td data-label="Accepted">{number(accepted)}</td>
            <td data-label="Refused">{number(refused)}</td>
            <td data-label="Why refused">{reasonsText(reasons)}</td>
          </tr>
        ))}
      </Table>
    </details>
  )
}

/** Calls and refusals over a while: in a sentence, as a picture, and in a table. */
export function UsageChart({ span, counts }: UsageChartProps) {
  const { accepted, refused, reasons } = total(counts)
  if (accepted + refused === 0) return <p>No calls in the last {spanWords[span]}.</p>
  const summary = summaryText(span, accepted, refused)
  const bars = counts.map((count) => ({
    key: count.from,
    label: bucketLabel(span, count.from),
    above: count.accepted,
    below: count.refused,
  }))
  return (
    <div className="usage">
      <div>
        <p>{summary}</p>
        {refused > 0 && <p className="muted">Refused: {reasonsText(reasons)}.</p>}
      </div>
      <Chart summary={summary} bars={bars} names={{ above: 'Accepted', below: 'Refused' }} />
      <Numbers span={span} counts={counts} />
    </div>
  )
}
