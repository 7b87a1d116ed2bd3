import { createContext, use, useSyncExternalStore } from 'react'
import type { Session, SessionState } from './session'

/** The tab's session. */
export const SessionContext = createContext<Session | null>(null)

/** The tab's session; the app provides it around everything. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('no session provided')
  return session
}

/** What the tab knows of its session now. */
export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.state)
}
