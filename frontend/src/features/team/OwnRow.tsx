import { PersonName } from '../../components/PersonName'
import { Timestamp } from '../../components/Timestamp'
import { useViewer } from '../../lib/viewer'
import { AccountCell } from './AccountCell'
import { AccountState } from './AccountState'

interface OwnRowProps {
  name: string
  number: number
  createdAt: string
}

/** One's own account, above all others. Nothing is done to it here. */
export function OwnRow({ name, number, createdAt }: OwnRowProps) {
  const { user } = useViewer()
  return (
    <tr>
      <td>
        <AccountCell name={name} number={number} depth={0} above={null} />
      </td>
      <td data-label="Owner">
        <div>
          <PersonName name={user.name} email={user.email} />
        </div>
      </td>
      <td data-label="State">
        <AccountState enabled shut={false} />
      </td>
      <td data-label="Made">
        <Timestamp value={createdAt} />
      </td>
      <td />
    </tr>
  )
}
