import { useQuery } from 'urql'
import { FormAlert } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { faultsOf } from '../../lib/faults'
import { InChargeOf } from './operations'

/** The API users that keep a removed person in charge, until the owner chooses somebody else. */
export function InChargeList({ id, name }: { id: string; name: string }) {
  const [{ data, error }] = useQuery({
    query: InChargeOf,
    variables: { id },
    requestPolicy: 'network-only',
  })
  const person = data?.node && 'inChargeOf' in data.node ? data.node : null
  if (error) return <FormAlert faults={faultsOf(error)} />
  if (!person) return <Skeleton lines={2} />
  const { inChargeOf, inChargeOfCount } = person
  const more = inChargeOfCount.count - inChargeOf.length
  if (inChargeOf.length === 0) return <p>{name} is in charge of no API user.</p>
  return (
    <>
      <p>
        {name} is in charge of these API users. They keep working; choose somebody else for them:
      </p>
      <ul className="in-charge-list">
        {inChargeOf.map((user) => (
          <li key={user.id}>{user.description}</li>
        ))}
        {more > 0 && (
          <li>
            and {more} more{inChargeOfCount.more && ', or even more'}
          </li>
        )}
      </ul>
    </>
  )
}
