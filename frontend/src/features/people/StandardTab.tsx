import { useState } from 'react'
import { Link, Outlet } from 'react-router'
import { useQuery } from 'urql'
import { buttonClass } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import { InvitationPanel } from '../../components/InvitationPanel'
import { ListHead } from '../../components/ListHead'
import { Pager } from '../../components/Pager'
import { Skeleton } from '../../components/Skeleton'
import { Table } from '../../components/Table'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { usePageVariables } from '../../lib/paging'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import type { Invited, StandardContext } from './invited'
import './people.css'
import { PersonRow } from './PersonRow'

const StandardUsers = graphql(`
  query StandardUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    installation {
      mailConfigured
    }
    viewer {
      account {
        id
        users(first: $first, after: $after, last: $last, before: $before) {
          edges {
            node {
              id
              ...PersonRow_user
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  }
`)

const columns = ['Name', 'Role', 'Status', 'Last sign-in', 'Last modified by']

function Heading() {
  const { account, managesUsers } = useViewer()
  return (
    <ListHead intro={`People with access to ${account.name}.`}>
      {managesUsers && (
        <Link
          id="invite-user"
          className={buttonClass({ look: 'primary' })}
          to="/account/users/new"
          state={{ fromList: true }}
        >
          ADD USER
        </Link>
      )}
    </ListHead>
  )
}

/** People with access to the account, and those invited to it; the Add User screen is over it. */
export function StandardTab() {
  const { account, managesUsers } = useViewer()
  useTitle('Standard', 'Manage Users', account.name)
  const [invited, showInvited] = useState<Invited | null>(null)
  const variables = usePageVariables()
  const [{ data, error }, again] = useQuery({ query: StandardUsers, variables })
  const users = data?.viewer?.account.users
  return (
    <div className="people">
      <Heading />
      {invited && (
        <InvitationPanel
          title={`Invitation: ${invited.user.name}`}
          person={invited.user}
          invitationUrl={invited.invitationUrl}
          mailed={invited.mailed}
          mailConfigured={data?.installation.mailConfigured ?? false}
          onDone={() => showInvited(null)}
        />
      )}
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!users && !error && <Skeleton />}
      {users && (
        <>
          <Table
            label="People with access"
            columns={managesUsers ? [...columns, { unseen: 'Actions' }] : columns}
          >
            {users.edges?.map(
              (edge) =>
                edge?.node && (
                  <PersonRow key={edge.node.id} user={edge.node} onInvited={showInvited} />
                ),
            )}
          </Table>
          {managesUsers && users.edges?.length === 1 && (
            <p className="muted">Nobody else has access yet. ADD USER invites somebody.</p>
          )}
          <Pager page={users.pageInfo} />
        </>
      )}
      <Outlet context={{ showInvited } satisfies StandardContext} />
    </div>
  )
}
