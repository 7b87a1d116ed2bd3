import './Progress.css'

/** Something goes on, and nobody knows how far it is. */
export function Progress({ text }: { text: string }) {
  return (
    <div className="import-progress">
      <p role="status">{text}</p>
      <progress aria-label={text} />
    </div>
  )
}
