const minute = 60
const hour = 60 * minute
const day = 24 * hour

const exactFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})
const clockFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

const ago = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'} ago`

/** The time with its seconds and zone, in the reader's own zone. */
export function exactTime(iso: string): string {
  return exactFormat.format(new Date(iso))
}

/** The time of day with its seconds, in the reader's own zone: "14:03:22". */
export function clockTime(iso: string): string {
  return clockFormat.format(new Date(iso))
}

/** How long ago, up to 7 days; the date beyond. A clock that runs ahead counts as now. */
export function relativeTime(iso: string, now: number = Date.now()): string {
  const seconds = Math.floor((now - Date.parse(iso)) / 1000)
  if (seconds < minute) return 'just now'
  if (seconds < hour) return ago(Math.floor(seconds / minute), 'minute')
  if (seconds < day) return ago(Math.floor(seconds / hour), 'hour')
  if (seconds < 7 * day) return ago(Math.floor(seconds / day), 'day')
  return dateFormat.format(new Date(iso))
}
