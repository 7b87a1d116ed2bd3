import { useEffect } from 'react'

/** Names the page, the nearest place first: "API - Manage Users - Acme - Postern". */
export function useTitle(...places: (string | undefined)[]): void {
  const title = [...places.filter(Boolean), 'Postern'].join(' - ')
  useEffect(() => {
    document.title = title
  }, [title])
}
