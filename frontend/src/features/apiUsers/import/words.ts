import type { Fault } from '../../../lib/faults'
import type { Answer } from './useImport'
import { apiUsers, number } from '../../../lib/count'

const lines = (count: number) => `${number(count)} ${count === 1 ? 'line' : 'lines'}`

/** What a check found: "9,950 API users can be imported, 50 lines can't." */
export function foundText({ good, bad, problems }: Answer): string {
  if (good === 0 && problems.every(({ reason }) => reason === 'ALREADY_HERE'))
    return `${bad === 1 ? 'The' : 'All'} ${apiUsers(bad)} of this file ${bad === 1 ? 'is' : 'are'} in this account already.`
  if (good === 0)
    return bad === 1
      ? "The file's one line can't be imported."
      : `None of the ${lines(bad)} can be imported.`
  return bad === 0
    ? `${apiUsers(good)} can be imported.`
    : `${apiUsers(good)} can be imported, ${lines(bad)} can't.`
}

/** What the owner agrees to. */
export const leaveOutText = (bad: number) =>
  bad === 1 ? 'Leave the bad line out' : `Leave the ${number(bad)} bad lines out`

/** What an import did. */
export const doneText = (count: number) => `${apiUsers(count)} imported.`

/** What it didn't. */
export const leftOutText = (bad: number) => `${lines(bad)} ${bad === 1 ? 'was' : 'were'} left out.`

/** A file's size as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000
    ? `${number(Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const fault = (reason: string, message: string): Fault => ({ code: 'INVALID', reason, message })

/** Why a file isn't even sent. */
export const refusals = {
  large: fault('TOO_LARGE', 'This file has more than 4 MB. Split it.'),
  unreadable: fault(
    'UNREADABLE',
    'The browser could not read this file. It may have been moved, or be open elsewhere. Choose it again.',
  ),
  several: fault('ONE_FILE', 'Drop one file at a time.'),
  none: fault('NO_FILE', 'That was no file. Drop a CSV or htpasswd file.'),
  /** Nobody can say whether an import was made. */
  doubt: {
    code: 'NETWORK',
    reason: 'IN_DOUBT',
    message:
      "We don't know if this was imported, since no answer came. Try again: the file is checked first, which shows what is here now. No API user is made twice.",
  },
  /** Lines turned bad between the check and the import. */
  changed: fault(
    'CHANGED',
    'Nothing was imported: since the file was checked, more of its lines have become bad.',
  ),
}
