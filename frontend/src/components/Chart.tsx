import './Chart.css'
import { number } from '../lib/count'

/** What one bar stands for: so many above the line, so many below it. */
export interface Bar {
  key: string
  /** When it was, in words. */
  label: string
  above: number
  below: number
}

interface ChartProps {
  /** Says the whole in a sentence, for those who can't see it. */
  summary: string
  bars: Bar[]
  /** What stands above the line and what below it. */
  names: { above: string; below: string }
}

const tall = 96
const step = 10

/** A height in proportion; what is there at all can be seen. */
const height = (count: number, most: number) =>
  count === 0 ? 0 : Math.max(2, Math.round((tall * count) / most))

/** Bars on one line, one kind above it and one below: told apart by place, not by colour alone. */
export function Chart({ summary, bars, names }: ChartProps) {
  const most = Math.max(1, ...bars.flatMap(({ above, below }) => [above, below]))
  const deepest = height(Math.max(0, ...bars.map(({ below }) => below)), most)
  const first = bars[0]?.label
  const last = bars.at(-1)?.label
  return (
    <figure className="chart">
      <p className="chart-legend small" aria-hidden="true">
        <span className="chart-key" data-kind="above">
          {names.above}
        </span>
        <span className="chart-key" data-kind="below">
          {names.below}
        </span>
        <span className="chart-most muted">{number(most)} at most</span>
      </p>
      <svg
        className="chart-bars"
        role="img"
        aria-label={summary}
        viewBox={`0 0 ${bars.length * step} ${tall + deepest + 2}`}
        style={{ height: tall + deepest + 2 }}
        preserveAspectRatio="none"
      >
        {bars.map(({ key, label, above, below }, at) => {
          const up = height(above, most)
          return (
            <g key={key}>
              <title>{`${label}: ${above} ${names.above.toLowerCase()}, ${below} ${names.below.toLowerCase()}`}</title>
              <rect x={at * step} y={0} width={step} height={tall + deepest + 2} fill="none" />
              <rect
                className="chart-above"
                x={at * step + 1}
                y={tall - up}
                width={step - 2}
                height={up}
              />
              <rect
                className="chart-below"
                x={at * step + 1}
                y={tall + 2}
                width={step - 2}
                height={height(below, most)}
              />
            </g>
          )
        })}
        <rect className="chart-line" x={0} y={tall} width={bars.length * step} height={1} />
      </svg>
      <p className="chart-ends muted small" aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </p>
    </figure>
  )
}
