import { useEffect, useRef, useState } from 'react'

/** What is changed in place: whether it is just now, and the button that has the focus afterwards. */
export function useEditing() {
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus()
    wasEditing.current = editing
  }, [editing])
  return { editing, setEditing, button }
}
