import { useEffect, useRef } from 'react'

/**
 * When a row goes because of what was done in it, and the focus with it, the focus goes to the
 * element with this id. Answers what to call once the row is to go.
 */
export function useFocusAfterRow(id: string): () => void {
  const gone = useRef(false)
  useEffect(
    () => () => {
      if (gone.current) requestAnimationFrame(() => document.getElementById(id)?.focus())
    },
    [id],
  )
  return () => {
    gone.current = true
  }
}
