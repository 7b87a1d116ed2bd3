import { useState } from 'react'
import { Link, Outlet } from 'react-router'
import { useQuery } from 'urql'
import { buttonClass } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import { InvitationPanel } from '../../components/InvitationPanel'
import { ListHead } from '../../components/ListHead'
import { Skeleton } from '../../components/Skeleton'
import { Table } from '../../components/Table'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { useLast } from '../../lib/useLast'
import { useViewer } from '../../lib/viewer'
import { changesTeam } from './operations'
import { OwnRow } from './OwnRow'
import type { OwnerInvited, TeamContext } from './team'
import { TeamRow } from './TeamRow'
import { countBelow, placesForOne } from './tree'

const Team = graphql(`
  query Team {
    installation {
      mailConfigured
    }
    viewer {
      account {
        id
        number
        name
        createdAt
      }
    }
    team {
      id
      number
      name
      parentId
      depth
      ...TeamRow_account
    }
  }
`)

const columns = ['Account', 'Owner', 'State', 'Made', { unseen: 'Actions' }]

function Head({ name }: { name: string }) {
  return (
    <ListHead
      intro={`Accounts below ${name}, each with an owner, people and API users of its own.`}
    >
      <Link
        className={buttonClass({ look: 'primary' })}
        to="/settings/team/new"
        state={{ fromList: true }}
      >
        CREATE ACCOUNT
      </Link>
    </ListHead>
  )
}

/** The accounts as a tree, one's own at the top; the Create account screen is over it. */
export function TeamList() {
  const viewer = useViewer()
  const [invited, showInvited] = useState<OwnerInvited | null>(null)
  const [{ data: answer, error }, again] = useQuery({ query: Team, context: changesTeam })
  const data = useLast(answer)
  const team = data?.team
  const own = data?.viewer?.account
  const nameOf = (id: string | null | undefined) => team?.find((account) => account.id === id)?.name
  return (
    <>
      <Head name={viewer.account.name} />
      {invited && (
        <InvitationPanel
          title={`Invitation: ${invited.account.owner.name}, owner of ${invited.account.name}`}
          person={invited.account.owner}
          invitationUrl={invited.invitationUrl}
          mailed={invited.mailed}
          mailConfigured={data?.installation.mailConfigured ?? false}
          onDone={() => showInvited(null)}
        />
      )}
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!team && !error && <Skeleton />}
      {team?.length === 0 && (
        <p className="team-empty">
          No account below yours yet. Make one for whoever is to have people and API users of their
          own.
        </p>
      )}
      {own && team && team.length > 0 && (
        <Table label="Accounts" columns={columns}>
          <OwnRow {...own} />
          {team.map((account, index) => (
            <TeamRow
              key={account.id}
              account={account}
              place={account}
              above={nameOf(account.parentId) ?? own.name}
              below={countBelow(team, index)}
              onInvited={showInvited}
            />
          ))}
        </Table>
      )}
      {own && team && (
        <Outlet
          context={
            { places: placesForOne({ ...own, depth: 0 }, team), showInvited } satisfies TeamContext
          }
        />
      )}
    </>
  )
}
