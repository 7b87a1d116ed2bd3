import { Timestamp } from '../../../components/Timestamp'

interface LastUseProps {
  use: { at: string; peer: string; client: string } | null | undefined
  /** Said when there was none. */
  none: string
}

/** When and from where something was last used, and by which program as it says itself. */
export function LastUse({ use, none }: LastUseProps) {
  if (!use) return <span className="muted">{none}</span>
  return (
    <>
      <Timestamp value={use.at} /> from <span className="mono">{use.peer}</span>
      {use.client && <span className="muted">, {use.client}</span>}
    </>
  )
}
