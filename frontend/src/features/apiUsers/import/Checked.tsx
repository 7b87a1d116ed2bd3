import { Button } from '../../../components/Button'
import { Checkbox } from '../../../components/Checkbox'
import { ProblemTable } from './ProblemTable'
import { Progress } from './Progress'
import type { Answer } from './useImport'
import { apiUsers } from '../../../lib/count'
import { foundText, leaveOutText } from './words'

interface CheckedProps {
  answer: Answer
  importing: boolean
  /** How many bad lines were agreed to be left out. */
  leftOut: number
  onLeaveOut: (bad: number) => void
  onImport: () => void
}

/** What the check found, and the button that imports; bad lines must be left out knowingly. */
export function Checked({ answer, importing, leftOut, onLeaveOut, onImport }: CheckedProps) {
  const { good, bad, problems } = answer
  const agreed = leftOut === bad
  return (
    <section className="import-part" aria-label="What was found">
      <h2>{foundText(answer)}</h2>
      {good > 0 && bad > 0 && (
        <div>
          <Checkbox
            isSelected={agreed}
            isDisabled={importing}
            onChange={(ticked) => onLeaveOut(ticked ? bad : 0)}
          >
            {leaveOutText(bad)}
          </Checkbox>
        </div>
      )}
      {good === 0 && <p>Mend the file and choose it again, or choose another.</p>}
      {good > 0 && (
        <div className="import-actions">
          <Button look="primary" isPending={importing} isDisabled={!agreed} onPress={onImport}>
            Import {apiUsers(good)}
          </Button>
        </div>
      )}
      {importing && <Progress text={`Importing ${apiUsers(good)}…`} />}
      {/* Last: it may be long, and nobody should have to scroll past it to go on. */}
      {bad > 0 && <ProblemTable problems={problems} />}
    </section>
  )
}
