import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useQuery } from 'urql'
import { FormAlert } from '../../../components/FormAlert'
import { Skeleton } from '../../../components/Skeleton'
import '../../../components/Tabs.css'
import { graphql } from '../../../gql'
import type { UsageSpan } from '../../../gql/graphql'
import { faultsOf } from '../../../lib/faults'
import { UsageChart } from './UsageChart'

const ApiUserUsage = graphql(`
  query ApiUserUsage($id: ID!, $span: UsageSpan!) {
    node(id: $id) {
      ... on ApiUser {
        id
        usage(span: $span) {
          from
          accepted
          refused
          reasons {
            reason
            count
          }
        }
      }
    }
  }
`)

const names: Record<UsageSpan, string> = { HOUR: 'By hour', DAY: 'By day' }
const spans = Object.keys(names) as UsageSpan[]

function Usage({ id, span }: { id: string; span: UsageSpan }) {
  const [{ data, error }, again] = useQuery({ query: ApiUserUsage, variables: { id, span } })
  const counts = data?.node && 'usage' in data.node ? data.node.usage : null
  return (
    <>
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!data && !error && <Skeleton />}
      {counts && <UsageChart span={span} counts={counts} />}
    </>
  )
}

/** Calls and refusals, of the last two days by hour or of the last month by day. */
export function UsageSection({ id }: { id: string }) {
  const [span, setSpan] = useState<UsageSpan>('HOUR')
  return (
    <section className="detail-section" aria-labelledby="calls">
      <h2 id="calls">Calls</h2>
      <Tabs
        className="tabs"
        selectedKey={span}
        onSelectionChange={(key) => setSpan(key as UsageSpan)}
        keyboardActivation="manual"
      >
        <TabList className="tab-list" aria-label="Calls">
          {spans.map((key) => (
            <Tab key={key} id={key} className="tab tab-small">
              {names[key]}
            </Tab>
          ))}
        </TabList>
        {spans.map((key) => (
          <TabPanel key={key} id={key} className="tab-panel tab-panel-small">
            <Usage id={id} span={key} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  )
}
