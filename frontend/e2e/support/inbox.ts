import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** A mail as it came in. */
export type Mail = { to: string; from: string; subject: string; text: string }

/** A real mail server of a test's own. */
export type Inbox = {
  /** What --smtp-url takes. */
  url: string
  /** Waits for the next mail to this address; those before it are passed over. */
  next: (to: string) => Promise<Mail>
  /** All that came so far. */
  all: () => Mail[]
  stop: () => Promise<void>
}

/** Starts a mail server on a free port. */
export async function startInbox(): Promise<Inbox> {
  const program = resolve(import.meta.dirname, '../../../bin/fixture')
  const child = spawn(program, ['-inbox'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { port } = JSON.parse((await lines.next()).value as string) as { port: number }
  const mails: Mail[] = []
  const read = (async () => {
    for (let line = await lines.next(); !line.done; line = await lines.next())
      mails.push(JSON.parse(line.value) as Mail)
  })()
  let taken = 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: async (to) => {
      for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
        const mail = mails[taken]
        if (mail) taken++
        if (mail?.to === to) return mail
        if (!mail) await new Promise((wait) => setTimeout(wait, 25))
      }
      throw new Error(`No mail came for ${to}; there are ${JSON.stringify(mails)}`)
    },
    all: () => [...mails],
    stop: async () => {
      child.stdin.end()
      await read
    },
  }
}

/** The address in a mail that a person is to open: the one with this in it. */
export function linkIn(mail: Mail, part: string): string {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part))
  if (!link) throw new Error(`There is no link in ${mail.text}`)
  return link
}
