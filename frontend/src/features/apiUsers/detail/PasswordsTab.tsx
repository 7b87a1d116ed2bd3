import { useState } from 'react'
import { useQuery } from 'urql'
import { Button } from '../../../components/Button'
import { FormAlert } from '../../../components/FormAlert'
import { Modal } from '../../../components/Modal'
import { Skeleton } from '../../../components/Skeleton'
import { Table } from '../../../components/Table'
import { graphql } from '../../../gql'
import { faultsOf } from '../../../lib/faults'
import { useViewer } from '../../../lib/viewer'
import { PasswordForm } from '../PasswordForm'
import { PasswordRow } from './PasswordRow'
import { useApiUserPage } from './useApiUserPage'

const ApiUserPasswords = graphql(`
  query ApiUserPasswords($id: ID!) {
    node(id: $id) {
      ... on ApiUser {
        id
        passwords {
          id
          ...PasswordRow_password
        }
      }
    }
  }
`)

/** The way to a second password; while there are two, what has to be done first. */
function Rotate({ two }: { two: boolean }) {
  const { user, refresh } = useApiUserPage()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <div className="detail-actions">
      <Button
        isDisabled={two}
        aria-describedby={two ? 'why-not-rotate' : undefined}
        onPress={() => setOpen(true)}
      >
        Rotate password
      </Button>
      {two && (
        <span id="why-not-rotate" className="muted">
          Two passwords are good. End one of them first, then rotate.
        </span>
      )}
      {open && (
        <Modal title="Rotate password" onClose={close}>
          <PasswordForm user={user} onClose={close} onStale={refresh} />
        </Modal>
      )}
    </div>
  )
}

/** The live passwords: when each was made, when it ends, and whether anybody still uses it. */
export function PasswordsTab() {
  const { isOwner, seesUsage } = useViewer()
  const { user } = useApiUserPage()
  const [{ data, error }, again] = useQuery({ query: ApiUserPasswords, variables: { id: user.id } })
  const passwords = data?.node && 'passwords' in data.node ? data.node.passwords : null
  const columns = ['Password', 'Ends', ...(seesUsage ? ['Last use'] : [])]
  const two = (passwords?.length ?? 0) > 1
  return (
    <section className="detail-section passwords" aria-label="Passwords">
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {!data && !error && <Skeleton />}
      {passwords && (
        <>
          <Table label="Passwords" columns={isOwner && two ? [...columns, 'Change'] : columns}>
            {passwords.map((password, at) => (
              <PasswordRow
                key={password.id}
                password={password}
                name={!two ? 'The password' : at === 0 ? 'New' : 'Old'}
                canEnd={isOwner && two}
              />
            ))}
          </Table>
          {isOwner && <Rotate two={two} />}
        </>
      )}
    </section>
  )
}
