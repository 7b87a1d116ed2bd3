import './PersonName.css'

/** A person by name, their address below it. */
export function PersonName({ name, email }: { name: string; email: string }) {
  return (
    <>
      <div className="person-name">{name}</div>
      <div className="muted small person-email">{email}</div>
    </>
  )
}
