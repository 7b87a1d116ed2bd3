import { useState, type ReactNode } from 'react'
import { Button } from '../../components/Button'
import { Fact } from '../../components/Facts'
import { Unseen } from '../../components/Unseen'
import { announce } from '../../lib/announce'
import { useEditing } from '../../lib/useEditing'

/** What a form in place calls: with words once it is saved, without when it is given up. */
export type Done = (saved?: string) => void

interface ChangedInPlaceProps {
  name: string
  value: ReactNode
  canChange: boolean
  form: (done: Done) => ReactNode
}

/** A fact about oneself, and the form in its place that changes it. */
export function ChangedInPlace({ name, value, canChange, form }: ChangedInPlaceProps) {
  const { editing, setEditing, button } = useEditing()
  const [saved, setSaved] = useState('')
  const open = () => {
    setSaved('')
    setEditing(true)
  }
  const done: Done = (words = '') => {
    if (words) announce(words)
    setSaved(words)
    setEditing(false)
  }
  if (editing) {
    return (
      <Fact name={name}>
        <div className="own-form">{form(done)}</div>
      </Fact>
    )
  }
  return (
    <Fact name={name}>
      <div className="fact-action">
        <span>{value}</span>
        {canChange && (
          <Button ref={button} look="plain" onPress={open}>
            Change
            <Unseen>{name.toLowerCase()}</Unseen>
          </Button>
        )}
      </div>
      {saved && <p className="own-saved small">{saved}</p>}
    </Fact>
  )
}
