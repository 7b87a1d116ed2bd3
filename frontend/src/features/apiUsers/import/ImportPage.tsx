import { Link, useLocation } from 'react-router'
import { FormAlert, Notice } from '../../../components/FormAlert'
import { useTitle } from '../../../lib/useTitle'
import { useViewer } from '../../../lib/viewer'
import { apiList } from '../useApiList'
import { Checked } from './Checked'
import { Done } from './Done'
import { FileHelp } from './FileHelp'
import { FilePicker } from './FilePicker'
import './ImportPage.css'
import { Progress } from './Progress'
import { useImport } from './useImport'

/** Brings API users of another program in, from a file. A chunk of its own: few need it, once. */
export default function ImportPage() {
  const { isOwner, account } = useViewer()
  const { search } = useLocation()
  useTitle('Import', 'API', 'Manage Users', account.name)
  return (
    <div className="import-page">
      <p>
        <Link to={{ pathname: apiList, search }}>All API users</Link>
      </p>
      <h1>Import API users</h1>
      {isOwner ? (
        <Import />
      ) : (
        <Notice>
          API users can only be imported by the account owner: {account.owner.name},{' '}
          {account.owner.email}.
        </Notice>
      )}
    </div>
  )
}

function Import() {
  const { file, step, leftOut, setLeftOut, faults, choose, refuse, run, again, retry } = useImport()
  if (step.at === 'done') return <Done answer={step.answer} onAgain={again} />
  return (
    <>
      <p className="import-intro">
        API users of another program, under the names and with the passwords that they have: no
        program needs to change. The file is checked first; nothing is imported before you say so.
      </p>
      <FilePicker
        file={file}
        isBack={step.at === 'back'}
        isDisabled={step.at === 'importing'}
        onChoose={(picked) => void choose(picked)}
        onRefuse={refuse}
      />
      <FileHelp />
      <FormAlert faults={faults} onRetry={retry} />
      {step.at === 'checking' && <Progress text={`Checking ${file?.name ?? 'the file'}…`} />}
      {step.answer && (
        <Checked
          answer={step.answer}
          leftOut={leftOut}
          onLeaveOut={setLeftOut}
          importing={step.at === 'importing'}
          onImport={() => void run(step.answer)}
        />
      )}
    </>
  )
}
