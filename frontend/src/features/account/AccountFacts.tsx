import { graphql, readFragment, type FragmentType } from '../../gql'
import { AccountName } from './AccountName'
import { Fact, Facts } from '../../components/Facts'

const AccountFactsAccount = graphql(`
  fragment AccountFacts_account on Account {
    name
    number
    owner {
      name
      email
    }
  }
`)

interface AccountFactsProps {
  account: FragmentType<typeof AccountFactsAccount>
  canRename: boolean
}

/** Name, number and owner of the account. */
export function AccountFacts({ account, canRename }: AccountFactsProps) {
  const { name, number, owner } = readFragment(AccountFactsAccount, account)
  return (
    <Facts>
      <Fact name="Account name">{canRename ? <AccountName name={name} /> : name}</Fact>
      <Fact name="Account number">{number}</Fact>
      <Fact name="Owner">
        {owner.name} <span className="muted">{owner.email}</span>
      </Fact>
    </Facts>
  )
}
