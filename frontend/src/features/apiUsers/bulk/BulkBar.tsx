import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Checkbox } from '../../../components/Checkbox'
import { Unseen } from '../../../components/Unseen'
import { announce } from '../../../lib/announce'
import './BulkBar.css'
import { BulkConfirm } from './BulkConfirm'
import { BulkResult } from './BulkResult'
import { useBulk, type Outcome, type Ticked } from './useBulk'
import type { Selection } from './useSelection'
import { doneText, verbs, type Action } from './words'
import { apiUsers } from '../../../lib/count'

interface BulkBarProps {
  /** The rows of the page. */
  users: readonly Ticked[]
  selection: Selection
  /** Asks for the list again, when something turned out to be different from what it shows. */
  onChanged: () => void
}

const actions: Action[] = ['enable', 'disable', 'delete']

/** Above the rows: ticks them all, and changes those that are ticked. Always there, so that nothing moves. */
export function BulkBar({ users, selection, onChanged }: BulkBarProps) {
  const { progress, run } = useBulk()
  const [asking, setAsking] = useState<Action | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const ticked = users.filter(({ id }) => selection.ids.includes(id))
  const all = ticked.length === users.length
  const change = async (action: Action, whom: Ticked[]) => {
    const came = await run(action, whom)
    setAsking(null)
    setOutcome(came)
    if (came.done.length > 0) announce(doneText(action, came.done.length))
    if (came.done.length < whom.length) onChanged()
  }
  const retry = ({ action, left }: Outcome) => {
    setOutcome(null)
    setAsking(action)
    void change(action, left)
  }
  return (
    <>
      {outcome && (
        <BulkResult
          key={outcome.action + outcome.left.length}
          outcome={outcome}
          onRetry={() => retry(outcome)}
          onDismiss={() => setOutcome(null)}
        />
      )}
      {users.length > 0 && (
        <div className="bulk-bar" role="group" aria-label="Selection">
          <Checkbox
            isSelected={all}
            isIndeterminate={ticked.length > 0 && !all}
            onChange={() => selection.toggleAll(!all)}
          >
            {ticked.length === 0
              ? `Select all ${users.length} on this page`
              : `${ticked.length} selected`}
          </Checkbox>
          {ticked.length > 0 && (
            <div className="bulk-actions">
              {actions.map((action) => (
                <Button key={action} small onPress={() => setAsking(action)}>
                  {verbs[action].name}
                  <Unseen>{apiUsers(ticked.length)}</Unseen>
                </Button>
              ))}
              <Button look="plain" onPress={() => selection.toggleAll(false)}>
                Clear
                <Unseen>selection</Unseen>
              </Button>
            </div>
          )}
        </div>
      )}
      {asking && (
        <BulkConfirm
          action={asking}
          users={ticked}
          progress={progress}
          onConfirm={(fit) => {
            setOutcome(null)
            void change(asking, fit)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
