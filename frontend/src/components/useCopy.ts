import { useEffect, useState } from 'react'
import { announce } from '../lib/announce'
import { copyText, type Copied } from '../lib/clipboard'

/** Shown where the clipboard is out of reach. */
export const selectedNote =
  'This browser did not let us copy. It is selected: press Ctrl+C (⌘C on a Mac).'

/** Copies text on demand, and tells for a moment what became of it. */
export function useCopy(name: string, text: string, select: () => void) {
  const [result, setResult] = useState<Copied | null>(null)
  useEffect(() => {
    if (result !== 'copied') return
    const timer = setTimeout(() => setResult(null), 2000)
    return () => clearTimeout(timer)
  }, [result])
  const copy = async () => {
    const next = await copyText(text, select)
    setResult(next)
    announce(next === 'copied' ? `${name} copied.` : selectedNote)
  }
  return { result, copy }
}
