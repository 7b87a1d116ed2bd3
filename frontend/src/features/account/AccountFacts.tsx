import { graphql, readFragment, type FragmentType } from '../../gql'
import { AccountName } from './AccountName'
import { ByPerson } from '../../components/ByPerson'
import { Timestamp } from '../../components/Timestamp'
import { Fact, Facts } from '../../components/Facts'
import { OwnerFact } from './OwnerFact'

const AccountFactsAccount = graphql(`
  fragment AccountFacts_account on Account {
    name
    number
    owner {
      name
      email
    }
    updatedAt
    updatedBy {
      id
      name
      status
    }
  }
`)

interface AccountFactsProps {
  account: FragmentType<typeof AccountFactsAccount>
  /** For its owner, who may rename it and hand it over. */
  canChange: boolean
}

/** Name, number and owner of the account. */
export function AccountFacts({ account, canChange }: AccountFactsProps) {
  const { name, number, owner, updatedAt, updatedBy } = readFragment(AccountFactsAccount, account)
  return (
    <Facts>
      <Fact name="Account name">{canChange ? <AccountName name={name} /> : name}</Fact>
      <Fact name="Account number">{number}</Fact>
      <Fact name="Owner">
        <OwnerFact owner={owner} canTransfer={canChange} />
      </Fact>
      <Fact name="Last modified by">
        <ByPerson person={updatedBy} nobody="Somebody outside this account" />{' '}
        <span className="muted">
          <Timestamp value={updatedAt} />
        </span>
      </Fact>
    </Facts>
  )
}
