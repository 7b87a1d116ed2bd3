import { useState } from 'react'
import { announce } from '../../../lib/announce'
import { excludes } from '../../../lib/networks'
import { useUpdateApiUser } from '../useUpdateApiUser'
import { changedBounds, notCalls, typedOf, type TypedBounds } from './bounds'
import type { Limited } from './limitsQuery'

/** How far a Save has come: an excluded caller is asked about first. */
type Stage = 'editing' | 'asking' | 'saved'

/** What is typed into the form of an API user's limits, and the way to save it. */
export function useLimits(user: Limited) {
  const [before, setBefore] = useState(() => typedOf(user))
  const [typed, setTyped] = useState(before)
  const [version, setVersion] = useState(user.version)
  const [stage, setStage] = useState<Stage>('editing')
  const { busy, faults, update, refuse } = useUpdateApiUser()
  const peer = user.lastUse?.peer ?? ''

  const change = (part: Partial<TypedBounds>) => {
    setTyped((now) => ({ ...now, ...part }))
    setStage('editing')
  }
  const send = async () => {
    const saved = await update({
      id: user.id,
      version: Math.max(version, user.version),
      ...changedBounds(before, typed),
    })
    if (!saved) return setStage('editing')
    setBefore(typedOf(saved))
    setTyped(typedOf(saved))
    setVersion(saved.version)
    setStage('saved')
    announce('The limits are saved.')
  }
  const save = async () => {
    const unread = notCalls(typed)
    if (unread.length) return refuse(...unread)
    const { allowedNetworks } = changedBounds(before, typed)
    if (allowedNetworks && excludes(allowedNetworks, peer)) {
      refuse() // Nothing: what the server said of the ranges before no longer holds.
      return setStage('asking')
    }
    await send()
  }
  return { typed, change, stage, setStage, peer, busy, faults, save, send }
}
