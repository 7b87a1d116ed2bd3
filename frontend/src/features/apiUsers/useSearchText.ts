import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { searchOf } from './listState'

/** How long typing must rest before it is searched for, in milliseconds. */
export const searchDelay = 300

/**
 * What is typed into the search, which is sent once typing rests.
 * `waiting` is true while the list doesn't answer to what is typed yet.
 */
export function useSearchText(search: string, send: (search: string) => void) {
  const [typed, setTyped] = useState(search)
  const sent = useRef(search)
  const wanted = searchOf(typed)
  const sendNow = (words: string) => {
    sent.current = words
    if (words !== search) send(words)
  }
  const onRest = useEffectEvent(sendNow)
  useEffect(() => {
    if (wanted === search) return
    const timer = setTimeout(() => onRest(wanted), searchDelay)
    return () => clearTimeout(timer)
  }, [wanted, search])
  useEffect(() => {
    if (search === sent.current) return
    sent.current = search
    // Back or a link changed the address under the field.
    setTyped(search)
  }, [search])
  const submit = () => sendNow(wanted)
  const clear = () => sendNow('')
  return { typed, type: setTyped, submit, clear, waiting: wanted !== search }
}
