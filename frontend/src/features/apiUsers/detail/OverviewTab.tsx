import { useQuery } from 'urql'
import { Fact, Facts } from '../../../components/Facts'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import { Timestamp } from '../../../components/Timestamp'
import { graphql } from '../../../gql'
import { faultsOf } from '../../../lib/faults'
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
        createdAt
        createdBy {
          id
          name
        }
        updatedAt
        updatedBy {
          id
          name
        }
        firstUsedAt
        lastUse {
          at
          peer
          client
        }
      }
    }
  }
`)

/** The facts of one API user, and its calls. */
export function OverviewTab() {
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
            <Fact name="Last use">
              <LastUse use={facts.lastUse} none="Never used" />
            </Fact>
            {facts.firstUsedAt && (
              <Fact name="First use">
                <Timestamp value={facts.firstUsedAt} />
              </Fact>
            )}
            <Fact name="Created">
              <When at={facts.createdAt} by={facts.createdBy} />
            </Fact>
            <Fact name="Last modified">
              <When at={facts.updatedAt} by={facts.updatedBy} />
            </Fact>
          </Facts>
        )}
      </section>
      <UsageSection id={user.id} />
    </>
  )
}
