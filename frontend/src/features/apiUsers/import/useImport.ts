import { useRef, useState } from 'react'
import { announce } from '../../../lib/announce'
import { isInDoubt, type Fault } from '../../../lib/faults'
import { sendFile } from '../../../lib/sendFile'
import { useSession } from '../../../lib/sessionContext'
import { foundText, refusals } from './words'

/** What is wrong with one line. */
export interface Problem {
  line: number
  /** None when it is the whole line. */
  column?: string
  reason: string
  message: string
}

/** What an import did, or would do. */
export interface Answer {
  kind: 'CSV' | 'HTPASSWD'
  lines: number
  good: number
  bad: number
  imported: number
  problems: Problem[]
}

/** The file as it was when it was chosen; in memory alone. */
export interface Chosen {
  name: string
  bytes: Blob
}

/** Where an import is; back at the choice after one that is done. */
export type Step =
  | { at: 'choosing' | 'back' | 'checking' | 'failed'; answer?: undefined }
  | { at: 'checked' | 'importing' | 'done'; answer: Answer }

const most = 4 * 1024 * 1024
const place = '/import/api-users'

/** One file's way: chosen, checked at once, imported when the owner says so. */
export function useImport() {
  const session = useSession()
  const [file, setFile] = useState<Chosen | null>(null)
  const [step, setStep] = useState<Step>({ at: 'choosing' })
  // So many were agreed to be left out, not what another check may find.
  const [leftOut, setLeftOut] = useState(0)
  const [faults, setFaults] = useState<Fault[]>([])
  // An answer about a file that was put aside meanwhile is nobody's.
  const latest = useRef<Chosen | null>(null)

  const check = async (chosen: Chosen) => {
    setFaults([])
    setStep({ at: 'checking' })
    const sent = await sendFile<Answer>(session, `${place}?dry-run`, chosen.bytes)
    if (latest.current !== chosen) return
    if (sent.faults) return fail(sent.faults)
    setStep({ at: 'checked', answer: sent.answer })
    announce(foundText(sent.answer))
  }

  const fail = (found: Fault[]) => {
    setFaults(found)
    setStep({ at: 'failed' })
  }

  const choose = async (picked: File) => {
    if (picked.size > most) return refuse(refusals.large)
    // Read once: what is imported is what was checked, even if the file changes on disk.
    const bytes = await picked.arrayBuffer().catch(() => null)
    if (!bytes) return refuse(refusals.unreadable)
    const chosen = { name: picked.name, bytes: new Blob([bytes]) }
    latest.current = chosen
    setFile(chosen)
    setLeftOut(0)
    await check(chosen)
  }

  /** Says why a file isn't taken. One that was checked before stays. */
  const refuse = (fault: Fault) => {
    setFaults([fault])
    if (step.at !== 'failed') return
    setFile(null)
    setStep({ at: 'choosing' })
  }

  const run = async (answer: Answer) => {
    if (!file) return
    setFaults([])
    setStep({ at: 'importing', answer })
    const url = answer.bad > 0 ? `${place}?leave-out` : place
    const sent = await sendFile<Answer>(session, url, file.bytes)
    if (sent.faults) return fail(isInDoubt(sent.faults) ? [refusals.doubt] : sent.faults)
    if (sent.answer.imported > 0) return setStep({ at: 'done', answer: sent.answer })
    setFaults([refusals.changed])
    setStep({ at: 'checked', answer: sent.answer })
  }

  const again = () => {
    latest.current = null
    setFile(null)
    setFaults([])
    setStep({ at: 'back' })
  }
  // The same file once more doesn't help where the file is wrong.
  const helps = step.at === 'failed' && faults.some(({ code }) => code !== 'INVALID')
  const retry = helps && file ? () => void check(file) : undefined
  return { file, step, leftOut, setLeftOut, faults, choose, refuse, run, again, retry }
}
