import { useState } from 'react'

/** The last answer that came, also while a later try has failed: what is open over it stays open. */
export function useLast<T>(answer: T | null | undefined): T | null | undefined {
  const [last, setLast] = useState(answer)
  if (answer && answer !== last) setLast(answer)
  return answer ?? last
}
