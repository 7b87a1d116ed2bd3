import './SortHeader.css'

/** How a column is sorted, in the words of aria-sort. */
export type Sorted = 'ascending' | 'descending'

interface SortHeaderProps {
  label: string
  /** Nothing when the list is sorted by something else. */
  sorted?: Sorted
  onSort: () => void
}

/** The head of a column that the list can be sorted by. */
export function SortHeader({ label, sorted, onSort }: SortHeaderProps) {
  return (
    <th scope="col" aria-sort={sorted}>
      <button type="button" className="sort" onClick={onSort}>
        {label}
        <svg viewBox="0 0 8 16" aria-hidden="true" focusable="false">
          {sorted !== 'descending' && <path d="M4 2 7 6.5H1Z" fill="currentColor" />}
          {sorted !== 'ascending' && <path d="M4 14 1 9.5h6Z" fill="currentColor" />}
        </svg>
      </button>
    </th>
  )
}
