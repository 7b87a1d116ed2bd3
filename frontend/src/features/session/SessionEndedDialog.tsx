import { Modal } from '../../components/Modal'
import { useSessionState } from '../../lib/sessionContext'
import { SignInForm } from './SignInForm'

/** Asks for sign-in over the page when the session has ended; the page stays as it was. */
export function SessionEndedDialog() {
  const { ended, person } = useSessionState()
  if (!ended) return null
  return (
    <Modal title="Sign in again" veil>
      <p>Your session has ended. Sign in to go on where you were; nothing you typed is lost.</p>
      <SignInForm email={person?.email} />
    </Modal>
  )
}
