import './AskOperator.css'

/** Whom to ask for a new password where no link can be mailed. */
export function AskOperator() {
  return (
    <>
      This installation sends no mail. Ask its operator for a link:{' '}
      <code className="command">postern reset-password EMAIL</code>
    </>
  )
}
