import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Button, buttonClass } from '../../../components/Button'
import '../../../components/FormAlert.css'
import { apiList } from '../useApiList'
import { ProblemTable } from './ProblemTable'
import type { Answer } from './useImport'
import { doneText, leftOutText } from './words'

/** What was imported. It takes the focus. */
export function Done({ answer, onAgain }: { answer: Answer; onAgain: () => void }) {
  const { imported, bad, problems } = answer
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <section className="import-part" aria-label="What was imported">
      <div className="notice" role="note" ref={place} tabIndex={-1}>
        <p>
          <strong>{doneText(imported)}</strong> {bad > 0 && leftOutText(bad)}
        </p>
        <p>Their programs can call with the passwords that they have.</p>
      </div>
      <div className="import-actions">
        <Link className={buttonClass({ look: 'primary' })} to={apiList}>
          See all API users
        </Link>
        <Button onPress={onAgain}>Import another file</Button>
      </div>
      {bad > 0 && (
        <>
          <h2>Left out</h2>
          <ProblemTable problems={problems} />
        </>
      )}
    </section>
  )
}
