import { useQuery } from 'urql'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import { faultsOf } from '../../../lib/faults'
import { useViewer } from '../../../lib/viewer'
import { useApiUserPage } from '../detail/useApiUserPage'
import { LimitsFacts } from './LimitsFacts'
import { LimitsForm } from './LimitsForm'
import { ApiUserLimits, limitsIn } from './limitsQuery'

/** From where, for what and how often one API user may call. The owner changes it here. */
export function LimitsTab() {
  const { isOwner } = useViewer()
  const { user, refresh } = useApiUserPage()
  const [{ data, error }, again] = useQuery({
    query: ApiUserLimits,
    variables: { id: user.id },
    requestPolicy: 'network-only',
  })
  const limits = limitsIn(data)
  const askAgain = () => again({ requestPolicy: 'network-only' })
  const stale = () => {
    askAgain()
    refresh()
  }
  return (
    <section className="detail-section" aria-label="Limits">
      <FormAlert faults={faultsOf(error)} onRetry={askAgain} />
      {!limits && !error && <Skeleton lines={6} />}
      {limits && !isOwner && <LimitsFacts bounds={limits.user} />}
      {limits && isOwner && <LimitsForm {...limits} onStale={stale} />}
    </section>
  )
}
