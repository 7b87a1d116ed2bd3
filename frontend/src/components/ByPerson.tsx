interface ByPersonProps {
  person: { name: string; status: string } | null | undefined
  /** What to say where nobody is named. */
  nobody?: string
}

/** Who did something, as they are called now, and whether they have access still. */
export function ByPerson({ person, nobody = 'Somebody who has left' }: ByPersonProps) {
  if (!person) return <span className="muted">{nobody}</span>
  return (
    <span>
      {person.name}
      {person.status === 'REMOVED' && <span className="muted"> (removed)</span>}
    </span>
  )
}
