import { useQuery } from 'urql'
import { Fact, Facts } from '../../../components/Facts'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import { Timestamp } from '../../../components/Timestamp'
import { graphql } from '../../../gql'
import { faultsOf } from '../../../lib/faults'
import { useViewer } from '../../../lib/viewer'
import { reasonInSentence } from '../../../lib/reasonWords'
import { Expiry } from './Expiry'
import { LastUse } from './LastUse'
import { UsageSection } from './UsageSection'
import { useApiUserPage } from './useApiUserPage'
import { When } from './When'

const ApiUserOverview = graphql(`
  query ApiUserOverview($id: ID!) {
    node(id: $id) {
      ... on ApiUser {
        id
        imported
        createdAt
        createdBy {
          id
          name
          status
        }
        updatedAt
        updatedBy {
          id
          name
          status
        }
        firstUsedAt
        lastUse {
          at
          peer
          client
        }
        lastRefusal {
          at
          peer
          client
          reason
        }
      }
    }
  }
`)

/** The facts of one API user, and its calls. */
export function OverviewTab() {
  const { seesUsage } = useViewer()
  const { user, refresh } = useApiUserPage()
  const [{ data, error }, again] = useQuery({ query: ApiUserOverview, variables: { id: user.id } })
  const facts = data?.node && 'createdAt' in data.node ? data.node : null
  return (
    <>
      <section className="detail-section" aria-label="Facts">
        <FormAlert faults={faultsOf(error)} onRetry={again} />
        {!data && !error && <Skeleton />}
        {facts && (
          <Facts>
            <Fact name="Expires">
              <Expiry user={user} onChanged={refresh} />
            </Fact>
            <Fact name="Person in charge">
              {user.inCharge?.name ?? <span className="muted">Nobody</span>}
            </Fact>
            {seesUsage && (
              <Fact name="Last use">
                <LastUse use={facts.lastUse} none="Never used" />
              </Fact>
            )}
            {facts.lastRefusal && (
              <Fact name="Last refused">
                <LastUse use={facts.lastRefusal} none="" />
                {`: ${reasonInSentence(facts.lastRefusal.reason)}`}
              </Fact>
            )}
            {facts.firstUsedAt && (
              <Fact name="First use">
                <Timestamp value={facts.firstUsedAt} />
              </Fact>
            )}
            <Fact name={facts.imported ? 'Imported' : 'Created'}>
              <When at={facts.createdAt} by={facts.createdBy} />
              {facts.imported && (
                <p className="muted small">Its address comes from another program.</p>
              )}
            </Fact>
            <Fact name="Last modified">
              <When at={facts.updatedAt} by={facts.updatedBy} />
            </Fact>
          </Facts>
        )}
      </section>
      {seesUsage && <UsageSection id={user.id} />}
    </>
  )
}
