import { Fact, Facts } from '../../../components/Facts'
import type { Bounds } from './bounds'
import { number } from '../../../lib/count'

/** Short texts, a line each; what stands there when there are none. */
function Lines({ texts, none }: { texts: readonly string[]; none: string }) {
  if (texts.length === 0) return <>{none}</>
  return (
    <>
      {texts.map((text) => (
        <div key={text} className="mono">
          {text}
        </div>
      ))}
    </>
  )
}

const calls = (limit: number | null | undefined) => (limit ? number(limit) : 'No limit')

/** The limits of an API user, to read. */
export function LimitsFacts({ bounds }: { bounds: Bounds }) {
  return (
    <Facts>
      <Fact name="Allowed networks">
        <Lines texts={bounds.allowedNetworks} none="From anywhere" />
      </Fact>
      <Fact name="Permissions">
        <Lines texts={bounds.permissions} none="None" />
      </Fact>
      <Fact name="Calls per second">{calls(bounds.callsPerSecond)}</Fact>
      <Fact name="Calls per day">{calls(bounds.callsPerDay)}</Fact>
    </Facts>
  )
}
