import { useQuery } from 'urql'
import { FormAlert } from '../../components/FormAlert'
import { Skeleton } from '../../components/Skeleton'
import { Table } from '../../components/Table'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { EndOthers } from './EndOthers'
import { SessionRow } from './SessionRow'

const OwnSessions = graphql(`
  query OwnSessions {
    viewer {
      sessions {
        id
        ...SessionRow_session
      }
    }
  }
`)

/** How many the server names at most. */
const shown = 50
const columns = ['Device', 'IP address', 'Signed in', 'Last used']
const title = 'signed-in'

/** Where the person is signed in, and how to end it. */
export function SignedIn({ canEnd }: { canEnd: boolean }) {
  const [{ data, error }, again] = useQuery({ query: OwnSessions })
  const sessions = data?.viewer?.sessions
  const reload = () => again({ requestPolicy: 'network-only' })
  return (
    <section className="signed-in" aria-labelledby={title}>
      <h2 id={title} tabIndex={-1}>
        Where you are signed in
      </h2>
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!sessions && !error && <Skeleton />}
      {sessions && (
        <Table
          label="Where you are signed in"
          columns={canEnd ? [...columns, { unseen: 'Actions' }] : columns}
        >
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              canEnd={canEnd}
              focusNext={title}
              onBehind={reload}
            />
          ))}
        </Table>
      )}
      {sessions?.length === shown && (
        <p className="muted">These are the {shown} that were used last.</p>
      )}
      {sessions?.length === 1 && <p className="muted">You are signed in nowhere else.</p>}
      {sessions && sessions.length > 1 && canEnd && <EndOthers focusNext={title} />}
    </section>
  )
}
