import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Timestamp } from '../../../components/Timestamp'
import { Unseen } from '../../../components/Unseen'
import { graphql, readFragment, type FragmentType } from '../../../gql'
import { useViewer } from '../../../lib/viewer'
import { EndPasswordConfirm } from './EndPasswordConfirm'
import { LastUse } from './LastUse'
import { Moment } from './Moment'

const PasswordRowPassword = graphql(`
  fragment PasswordRow_password on ApiUserPassword {
    id
    createdAt
    endsAt
    lastUse {
      at
      peer
      client
    }
  }
`)

interface PasswordRowProps {
  password: FragmentType<typeof PasswordRowPassword>
  /** What to call it beside the other. */
  name: string
  canEnd: boolean
}

/** One live password. What it is nobody can see. */
export function PasswordRow({ password, name, canEnd }: PasswordRowProps) {
  const { id, createdAt, endsAt, lastUse } = readFragment(PasswordRowPassword, password)
  const { seesUsage } = useViewer()
  const [asking, setAsking] = useState(false)
  return (
    <tr>
      <td>
        <div>
          <strong>{name}</strong>
        </div>
        <span className="muted">
          made <Timestamp value={createdAt} />
        </span>
      </td>
      <td data-label="Ends">{endsAt ? <Moment value={endsAt} /> : 'Good until you end it'}</td>
      {seesUsage && (
        <td data-label="Last use">
          <span>
            <LastUse use={lastUse} none="Not used yet" />
          </span>
        </td>
      )}
      {canEnd && (
        <td>
          <Button look="plain" onPress={() => setAsking(true)}>
            End now
            <Unseen>{name.toLowerCase()} password</Unseen>
          </Button>
          {asking && (
            <EndPasswordConfirm
              id={id}
              name={name}
              used={lastUse}
              onClose={() => setAsking(false)}
            />
          )}
        </td>
      )}
    </tr>
  )
}
