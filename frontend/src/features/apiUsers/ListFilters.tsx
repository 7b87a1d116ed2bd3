import { SearchField } from '../../components/SearchField'
import { Select } from '../../components/Select'
import './ListFilters.css'
import { useViewer } from '../../lib/viewer'
import { shortestSearch, sortOptions, stateOptions, withoutUse, type ListState } from './listState'
import type { useSearchText } from './useSearchText'

interface ListFiltersProps {
  state: ListState
  onChange: (part: Partial<ListState>) => void
  text: ReturnType<typeof useSearchText>
}

/** Search, state and order of the list. */
export function ListFilters({ state, onChange, text }: ListFiltersProps) {
  const { seesUsage } = useViewer()
  const length = [...text.typed.trim()].length
  const tooShort = length > 0 && length < shortestSearch
  return (
    <div className="list-filters" role="search" aria-label="API users">
      <SearchField
        label="Search"
        help={tooShort ? `Type ${shortestSearch} characters or more.` : ''}
        placeholder="Description or address"
        maxLength={200}
        value={text.typed}
        onChange={text.type}
        onSubmit={text.submit}
        onClear={text.clear}
      />
      <Select
        label="State"
        options={seesUsage ? stateOptions : withoutUse(stateOptions)}
        value={state.state}
        onChange={(state) => onChange({ state })}
      />
      <Select
        label="Sort by"
        options={seesUsage ? sortOptions : withoutUse(sortOptions)}
        value={state.sort}
        onChange={(sort) => onChange({ sort })}
      />
    </div>
  )
}
