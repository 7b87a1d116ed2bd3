type Listener = (text: string) => void

let listener: Listener | undefined

/** Says something to screen readers, politely. Shows nothing. */
export function announce(text: string): void {
  listener?.(text)
}

/** For the one live region of the page. */
export function onAnnounce(next: Listener): () => void {
  listener = next
  return () => {
    listener = undefined
  }
}
