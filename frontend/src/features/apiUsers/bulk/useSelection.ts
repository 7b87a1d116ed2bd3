import { useState } from 'react'

/** The rows of a page that are ticked, and how to tick them. */
export interface Selection {
  /** In the order of the page. */
  ids: readonly string[]
  /** Ticks or unticks a row; `through` does the same to all between it and the one before. */
  toggle: (id: string, on: boolean, through: boolean) => void
  /** Ticks a row and the next one in a direction. */
  extend: (id: string, by: number) => void
  toggleAll: (on: boolean) => void
}

interface Held {
  place: string
  ids: readonly string[]
  /** Where a range begins. */
  last: string
}

/**
 * What is ticked of the rows that are shown. It is of one place, which names page, filters and
 * order: what can't be seen is never changed. Of rows that go, the tick goes with them.
 */
export function useSelection(shown: readonly string[], place: string): Selection {
  const [held, setHeld] = useState<Held>({ place, ids: [], last: '' })
  if (held.place !== place) setHeld({ place, ids: [], last: '' })
  const ids = held.place === place ? shown.filter((id) => held.ids.includes(id)) : []
  const hold = (next: readonly string[], last: string) => setHeld({ place, ids: next, last })
  return {
    ids,
    toggle: (id, on, through) => {
      const from = through ? shown.indexOf(held.last) : -1
      const to = shown.indexOf(id)
      const range = from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
      const others = ids.filter((other) => !range.includes(other))
      hold(on ? [...others, ...range] : others, id)
    },
    extend: (id, by) => {
      const next = shown[shown.indexOf(id) + by] ?? id
      hold([...ids, id, next], next)
    },
    toggleAll: (on) => hold(on ? shown : [], ''),
  }
}
