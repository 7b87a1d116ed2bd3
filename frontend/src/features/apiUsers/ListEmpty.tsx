import { Button } from '../../components/Button'
import type { ListState, StateOption } from './listState'

/** The list of an account that has none yet. */
export function NoApiUsers() {
  return (
    <p className="api-users-empty">
      No API users yet. Make one per program, so you can withdraw one without stopping the rest.
    </p>
  )
}

const stateWords: Record<StateOption, string> = {
  all: '',
  active: 'is active',
  disabled: 'is disabled',
  expiring: 'expires within 14 days',
  expired: 'is expired',
  'never-used': 'was never used',
  unused: 'went unused for 90 days',
}

/** What was looked for, in words. */
function wanted({ search, state }: ListState): string {
  const named = search && `has “${search}” in its description or address`
  return [named, stateWords[state]].filter(Boolean).join(' and ')
}

interface NothingFitsProps {
  state: ListState
  onClear: () => void
}

/** The list when there are API users, but none that fits the filters. */
export function NothingFits({ state, onClear }: NothingFitsProps) {
  return (
    <div className="api-users-nothing">
      <p>
        <strong>Nothing fits.</strong> No API user {wanted(state)}.
      </p>
      <Button small onPress={onClear}>
        Clear filters
      </Button>
    </div>
  )
}
