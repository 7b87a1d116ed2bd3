import { Button } from '../../components/Button'
import { FormAlert } from '../../components/FormAlert'
import { Gate } from '../../components/Gate'
import { clockTime } from '../../lib/relativeTime'
import './FirstCall.css'
import { reasonInSentence } from '../../lib/reasonWords'
import { useFirstCall, type Call } from './useFirstCall'

/** "14:03:22 from 10.0.0.5, curl/8.5" */
function Told({ call }: { call: Call }) {
  return (
    <>
      <time dateTime={call.at}>{clockTime(call.at)}</time> from{' '}
      <span className="mono">{call.peer}</span>
      {call.client && `, ${call.client}`}
    </>
  )
}

/** Waits for the first call with a password that was just saved, and says what became of it. */
export function FirstCall({ apiUserId }: { apiUserId: string }) {
  const { accepted, refused, waiting, faults, checkAgain } = useFirstCall(apiUserId)
  return (
    <div className="first-call">
      <p role="status" className="first-call-status">
        {accepted && (
          <span>
            <Gate open /> Accepted <Told call={accepted} />
          </span>
        )}
        {refused && (
          <span>
            <Gate open={false} /> Refused <Told call={refused} />:{' '}
            {reasonInSentence(refused.reason)}
          </span>
        )}
        {!accepted && waiting && (
          <span className="first-call-waiting">
            {refused ? 'Waiting for one that gets in...' : 'Waiting for the first call...'}
          </span>
        )}
      </p>
      {!accepted && !waiting && (
        <p className="first-call-status">
          {refused ? 'Not waiting any longer.' : 'No call so far.'}
          <Button onPress={checkAgain}>Wait on</Button>
        </p>
      )}
      <FormAlert faults={faults} onRetry={checkAgain} />
    </div>
  )
}
