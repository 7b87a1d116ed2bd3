import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'
import type { CreateApiUserInput } from '../../gql/graphql'
import { faultsOf, isInDoubt, type Fault } from '../../lib/faults'
import { needsNewAddress, needsNewPassword, newAddressText, newPasswordText } from './draft'
import { useMemory, type Credential } from './memory'
import { changesLists, CreateApiUser, DraftApiUser, GeneratePassword } from './operations'

/** All that the Add User form holds. */
export interface AddUserState {
  /** Empty until the draft is there. */
  address: string
  description: string
  password: string
  generated: boolean
  enabled: boolean
  busy: boolean
  /** A save whose answer was lost: the same values must be sent again. */
  inDoubt: boolean
  notice: string
  faults: Fault[]
}

const blank: AddUserState = {
  address: '',
  description: '',
  password: '',
  generated: true,
  enabled: true,
  busy: true,
  inDoubt: false,
  notice: '',
  faults: [],
}

/** What is folded away in the form: when it expires, and who is in charge. */
export type AddUserOptions = Pick<CreateApiUserInput, 'expiresAt' | 'inChargeId'>

/** Takes a new draft into the form; a password that was typed stays. */
const withDraft = (state: AddUserState, draft: { email: string; password: string }) => ({
  ...state,
  address: draft.email,
  password: state.generated ? draft.password : state.password,
})

/** The Add User form: draft, typing, saving, and finding a way on when something is in the way. */
export function useAddUser(onSaved: (credential: Credential) => void) {
  const client = useClient()
  const { unsaved, keepUnsaved } = useMemory()
  const [state, setState] = useState<AddUserState>({ ...blank, ...unsaved })
  const change = useCallback(
    (part: Partial<AddUserState>) => setState((now) => ({ ...now, ...part })),
    [],
  )

  const draft = useCallback(
    async (notice = '') => {
      change({ busy: true, faults: [], notice: '' })
      const { data, error } = await client.mutation(DraftApiUser, {}).toPromise()
      const faults = faultsOf(error)
      setState((now) => ({
        ...(data ? withDraft(now, data.draftApiUser) : now),
        busy: false,
        inDoubt: false,
        notice: data ? notice : '',
        faults,
      }))
    },
    [client, change],
  )

  const regenerate = useCallback(
    async (notice = '') => {
      change({ busy: true, faults: [], notice: '' })
      const { data, error } = await client.mutation(GeneratePassword, {}).toPromise()
      const password = data && { password: data.generatePassword.password, generated: true, notice }
      change({ busy: false, inDoubt: false, faults: faultsOf(error), ...password })
    },
    [client, change],
  )

  const save = async (options: AddUserOptions) => {
    const { address: email, description, password, enabled, generated } = state
    change({ busy: true, faults: [], notice: '' })
    const input = { email, description, password, enabled, ...options }
    const { data, error } = await client
      .mutation(CreateApiUser, { input }, changesLists)
      .toPromise()
    if (data) {
      const { id, ...saved } = data.createApiUser.apiUser
      kept.current = null
      keepUnsaved(null)
      onSaved({ ...saved, apiUserId: id, address: saved.email, kind: 'created', password })
      return
    }
    const faults = faultsOf(error)
    if (needsNewAddress(faults)) await draft(newAddressText)
    else if (generated && needsNewPassword(faults)) await regenerate(newPasswordText)
    else change({ busy: false, inDoubt: isInDoubt(faults), faults })
  }

  // Walking away, by whichever door, keeps what was typed for the next time.
  const kept = useRef<{ description: string; enabled: boolean } | null>(null)
  useEffect(() => {
    const { description, enabled } = state
    kept.current = description ? { description, enabled } : null
  }, [state])
  useEffect(() => () => keepUnsaved(kept.current), [keepUnsaved])

  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void draft()
  }, [draft])

  return { state, change, save, draft, regenerate, wasKept: unsaved !== null }
}
