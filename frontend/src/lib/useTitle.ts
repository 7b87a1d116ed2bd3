import { useEffect } from 'react'

const shown = new Set<string[]>()

/** The deepest place that is on screen names the page: a dialog over a list, not the list. */
function show(): void {
  const [deepest] = [...shown].sort((a, b) => b.length - a.length)
  document.title = [...(deepest ?? []), 'Postern'].join(' - ')
}

/** Names the page, the nearest place first: "API - Manage Users - Acme - Postern". */
export function useTitle(...places: string[]): void {
  const title = JSON.stringify(places)
  useEffect(() => {
    const mine = JSON.parse(title) as string[]
    shown.add(mine)
    show()
    return () => {
      shown.delete(mine)
      show()
    }
  }, [title])
}
