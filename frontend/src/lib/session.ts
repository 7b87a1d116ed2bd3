/** The person who is signed in, as far as this tab knows. */
export interface Person {
  id: string
  email: string
}

/** What this tab knows of its session. */
export interface SessionState {
  person: Person | null
  /** True from the moment the server no longer knows the session until it knows it again. */
  ended: boolean
}

type Message =
  { type: 'signed-in'; id: string } | { type: 'ended' } | { type: 'moved' } | { type: 'signed-out' }

/** Leaves the page with all its memory: another person must find nothing of the first. */
export type Leave = (path: string) => void

/** The session of this tab. Sign-in, sign-out and the end of a session reach the other tabs. */
export class Session {
  #state: SessionState = { person: null, ended: false }
  #listeners = new Set<() => void>()
  #waiting: (() => void)[] = []
  #channel: BroadcastChannel | undefined
  #leave: Leave

  constructor(leave: Leave = (path) => window.location.assign(path)) {
    this.#leave = leave
    if (typeof BroadcastChannel === 'undefined') return
    this.#channel = new BroadcastChannel('postern-session')
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data)
  }

  /** For useSyncExternalStore. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** For useSyncExternalStore. */
  state = (): SessionState => this.#state

  /** The server named the person. What waited for the same one goes on; another one starts afresh. */
  begin(person: Person): void {
    const known = this.#state.person
    if (known && known.id !== person.id) return this.#leave('/account')
    if (known && !this.#state.ended) {
      // They may have changed the address that they sign in with.
      if (known.email !== person.email) this.#set({ person, ended: false })
      return
    }
    this.#resume(person)
  }

  /** The person has just given the password: other tabs may go on, too. */
  signedIn(person: Person): void {
    this.#say({ type: 'signed-in', id: person.id })
    this.begin(person)
  }

  /** The server no longer knows the session. Resolves when the same person is back. */
  end(): Promise<void> {
    const back = new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (!this.#state.ended) {
      this.#say({ type: 'ended' })
      this.#set({ ...this.#state, ended: true })
    }
    return back
  }

  /** The person signed out: every tab forgets. */
  signedOut(): void {
    this.#say({ type: 'signed-out' })
    this.#leave('/sign-in')
  }

  /** The session is in another account now, or in another role: every tab starts afresh, this one at a path. */
  moved(path: string): void {
    this.#say({ type: 'moved' })
    this.#leave(path)
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.#channel?.close()
  }

  #hear(message: Message): void {
    const { person, ended } = this.#state
    if (!person) return
    if (message.type === 'signed-out') return this.#leave('/sign-in')
    if (message.type === 'moved') return this.#leave('/account')
    if (message.type === 'ended') return this.#set({ person, ended: true })
    if (message.id !== person.id) return this.#leave('/account')
    if (ended) this.#resume(person)
  }

  #resume(person: Person): void {
    this.#set({ person, ended: false })
    const waiting = this.#waiting
    this.#waiting = []
    for (const go of waiting) go()
  }

  #say(message: Message): void {
    this.#channel?.postMessage(message)
  }

  #set(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
