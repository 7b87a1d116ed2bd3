import { useDelayed } from '../lib/useDelayed'
import './Skeleton.css'

/** Stands for what is being fetched, once that takes longer than 200 ms. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const late = useDelayed(true)
  if (!late) return null
  return (
    <div className="skeleton" role="status">
      <span className="unseen">Loading</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
