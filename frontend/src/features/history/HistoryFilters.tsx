import { Select } from '../../components/Select'
import { DateField } from './DateField'
import './HistoryFilters.css'
import { kindOptions, type HistoryState } from './historyState'
import { useWho } from './useWho'

interface HistoryFiltersProps {
  state: HistoryState
  onChange: (part: Partial<HistoryState>) => void
}

/** What the history is narrowed to. */
export function HistoryFilters({ state, onChange }: HistoryFiltersProps) {
  const { people, programs } = useWho(state.by, state.apiUser)
  return (
    <div className="history-filters" role="search" aria-label="History">
      <Select
        label="Kind"
        options={kindOptions}
        value={state.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label="Done by"
        options={people}
        value={state.by}
        onChange={(by) => onChange({ by })}
      />
      <Select
        label="API user"
        options={programs}
        value={state.apiUser}
        onChange={(apiUser) => onChange({ apiUser })}
      />
      <DateField
        label="From"
        value={state.from}
        max={state.to}
        onChange={(from) => onChange({ from })}
      />
      <DateField label="To" value={state.to} min={state.from} onChange={(to) => onChange({ to })} />
    </div>
  )
}
