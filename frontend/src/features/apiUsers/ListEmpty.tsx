import { Button } from '../../components/Button'
import { stateOptions, type ListState } from './listState'

/** The list of an account that has none yet. */
export function NoApiUsers() {
  return (
    <p className="api-users-empty">
      No API users yet. Make one per program, so you can withdraw one without stopping the rest.
    </p>
  )
}

/** What was looked for, in words. */
function wanted({ search, state }: ListState): string {
  const named = search && `“${search}” in its description or address`
  const filtered = state !== 'all' && `the state “${stateOptions[state]}”`
  return [named, filtered].filter(Boolean).join(' and ')
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
        <strong>Nothing fits.</strong> No API user has {wanted(state)}.
      </p>
      <Button small onPress={onClear}>
        Clear filters
      </Button>
    </div>
  )
}
