import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Table } from '../../../components/Table'
import { Unseen } from '../../../components/Unseen'
import './ProblemTable.css'
import type { Problem } from './useImport'
import { number } from '../../../lib/count'

const atATime = 100

/** What is wrong, line by line, a hundred at a time. */
export function ProblemTable({ problems }: { problems: Problem[] }) {
  const [most, setMost] = useState(atATime)
  const left = problems.length - most
  return (
    <div className="problems">
      <Table label="Bad lines" columns={['Line', 'Column', 'What is wrong']}>
        {problems.slice(0, most).map(({ line, column, reason, message }) => (
          <tr key={`${line} ${column} ${reason}`}>
            <td data-label="Line">{number(line)}</td>
            <td data-label="Column">
              {column ? <code>{column}</code> : <span className="muted">whole line</span>}
            </td>
            <td>{message}</td>
          </tr>
        ))}
      </Table>
      {left > 0 && (
        <p className="problems-more">
          <span>and {number(left)} more</span>
          <Button small onPress={() => setMost(most + atATime)}>
            Show {Math.min(left, atATime)} more
            <Unseen>bad lines</Unseen>
          </Button>
        </p>
      )}
    </div>
  )
}
