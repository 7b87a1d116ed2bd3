import { useEffect, useState } from 'react'

/**
 * When a dialog goes, the focus goes back to what opened it. React Aria does so in the next
 * frame: too soon where the page behind is still inert then, as it may be after an answer.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const lost = document.activeElement === document.body
        if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    },
    [opener],
  )
}
