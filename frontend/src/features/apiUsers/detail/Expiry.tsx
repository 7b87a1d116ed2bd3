import { useState } from 'react'
import { Button } from '../../../components/Button'
import { useViewer } from '../../../lib/viewer'
import type { Found } from '../ApiUserDialog'
import './Expiry.css'
import { ExtendDialog } from './ExtendDialog'
import { Moment } from './Moment'

/** When an API user expires, exactly and in words; for the owner, the way to more time. */
export function Expiry({ user, onChanged }: { user: Found; onChanged: () => void }) {
  const { isOwner } = useViewer()
  const [extending, setExtending] = useState(false)
  const { expiresAt } = user
  if (!expiresAt) return <>Never</>
  return (
    <div className="expiry">
      <Moment value={expiresAt} />
      {isOwner && (
        <Button small onPress={() => setExtending(true)}>
          Extend
        </Button>
      )}
      {extending && (
        <ExtendDialog user={user} onClose={() => setExtending(false)} onStale={onChanged} />
      )}
    </div>
  )
}
