import { Button } from '../../components/Button'
import { ExpiringNote } from '../../components/ExpiringNote'
import { graphql, readFragment, type FragmentType } from '../../gql'
import { Fact, Facts } from '../../components/Facts'
import { useEditing } from '../../lib/useEditing'
import { lifeWords } from './lifeDays'
import { LifePolicyForm } from './LifePolicyForm'

const LifePolicyAccount = graphql(`
  fragment LifePolicy_account on Account {
    longestLifeDays
    defaultLifeDays
    expiring: apiUserCount(filter: { state: EXPIRING }) {
      count
      more
    }
  }
`)

interface LifePolicyProps {
  account: FragmentType<typeof LifePolicyAccount>
  canChange: boolean
}

/** How long API users are good for. Its owner may change it in place. */
export function LifePolicy({ account, canChange }: LifePolicyProps) {
  const { longestLifeDays, defaultLifeDays, expiring } = readFragment(LifePolicyAccount, account)
  const { editing, setEditing, button } = useEditing()
  const done = () => setEditing(false)
  return (
    <section className="overview-section" aria-labelledby="life">
      <h2 id="life">Life of API users</h2>
      {editing ? (
        <LifePolicyForm longest={longestLifeDays} usual={defaultLifeDays} onDone={done} />
      ) : (
        <>
          <Facts>
            <Fact name="Longest life">{lifeWords(longestLifeDays, 'As long as one likes')}</Fact>
            <Fact name="Default life">
              {lifeWords(defaultLifeDays, longestLifeDays ? 'The longest life' : 'Never expires')}
            </Fact>
          </Facts>
          <ExpiringNote expiring={expiring} />
          {canChange && (
            <div>
              <Button ref={button} small onPress={() => setEditing(true)}>
                Change life of API users
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
