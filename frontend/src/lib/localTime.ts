const two = (part: number) => String(part).padStart(2, '0')

/** A moment as a date and time field holds it: to the minute, in the reader's own zone. */
export function toLocal(iso: string): string {
  const at = new Date(iso)
  const date = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The moment that a date and time field names; empty while it names none. */
export function fromLocal(local: string): string {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** The moment so many hours from now, to the minute. */
export function hoursFromNow(hours: number, now: number = Date.now()): string {
  const minute = 60_000
  return new Date(Math.floor(now / minute) * minute + hours * 60 * minute).toISOString()
}

/** The reader's own zone, by name: "Europe/London". */
export const zoneName = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
