import { createContext, use, useMemo, useState, type ReactNode } from 'react'

/** A saved address and password, as the form knew them. Lives in this page's memory only. */
export interface Credential {
  apiUserId: string
  kind: 'created' | 'rotated'
  description: string
  address: string
  password: string
  enabled: boolean
}

/** What was typed in an Add User screen that was closed unsaved. */
export interface Unsaved {
  description: string
  enabled: boolean
}

interface Memory {
  credential: Credential | null
  showCredential: (credential: Credential | null) => void
  /** Tells the panel what became of its API user. */
  updateCredential: (apiUserId: string, change: Partial<Credential> | null) => void
  unsaved: Unsaved | null
  keepUnsaved: (unsaved: Unsaved | null) => void
}

const MemoryContext = createContext<Memory | null>(null)

/**
 * Keeps what must outlive a screen but not the page: never in storage, in the address or in
 * the history, where others or later visitors would find it.
 */
export function ApiUsersMemory({ children }: { children: ReactNode }) {
  const [credential, showCredential] = useState<Credential | null>(null)
  const [unsaved, keepUnsaved] = useState<Unsaved | null>(null)
  const memory = useMemo<Memory>(() => {
    const updateCredential: Memory['updateCredential'] = (apiUserId, change) =>
      showCredential((now) => {
        if (now?.apiUserId !== apiUserId) return now
        return change && { ...now, ...change }
      })
    return { credential, showCredential, updateCredential, unsaved, keepUnsaved }
  }, [credential, unsaved])
  return <MemoryContext value={memory}>{children}</MemoryContext>
}

/** What the API users' screens remember. */
export function useMemory(): Memory {
  const memory = use(MemoryContext)
  if (!memory) throw new Error('no memory provided')
  return memory
}
