import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './Button'
import './CodeBlock.css'
import { selectedNote, useCopy } from './useCopy'
import { Unseen } from './Unseen'

interface CodeBlockProps {
  name: string
  /** What is copied. */
  code: string
  /** What is seen, when a secret in the code is hidden. */
  shown?: string
  /** Called before the code is selected by hand: what is seen must be the code. */
  onReveal?: () => void
}

/** A piece of code to copy. */
export function CodeBlock({ name, code, shown = code, onReveal }: CodeBlockProps) {
  const pre = useRef<HTMLPreElement>(null)
  const select = () => {
    if (onReveal) flushSync(onReveal)
    if (pre.current) getSelection()?.selectAllChildren(pre.current)
  }
  const { result, copy } = useCopy(name, code, select)
  const done = result === 'copied' ? 'Copied' : 'Copy'
  return (
    <div className="code">
      {/* Wide code scrolls sideways, which the keyboard must be able to do, too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre ref={pre} className="code-text" tabIndex={0} role="region" aria-label={`${name} code`}>
        {shown}
      </pre>
      <div className="code-foot">
        <Button look="plain" onPress={() => void copy()}>
          {done}
          <Unseen>{name} code</Unseen>
        </Button>
        {result === 'selected' && <span className="field-help">{selectedNote}</span>}
      </div>
    </div>
  )
}
