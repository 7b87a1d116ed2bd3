import { useCallback, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { faultsOf } from '../../lib/faults'
import { GeneratePassword } from './operations'

/** A password that is generated at first, and again on demand. */
export function useOfferedPassword() {
  const [password, setPassword] = useState({ value: '', generated: true })
  const [{ fetching, error }, generate] = useMutation(GeneratePassword)
  const fill = useCallback(
    async (overTyped: boolean) => {
      const { data } = await generate({})
      if (!data) return
      const value = data.generatePassword.password
      setPassword((now) => (now.value && !overTyped ? now : { value, generated: true }))
    },
    [generate],
  )
  const regenerate = useCallback(() => fill(true), [fill])
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void fill(false) // what was typed before it arrives stays
  }, [fill])
  const type = (value: string) => setPassword({ value, generated: false })
  return { ...password, type, regenerate, fetching, faults: faultsOf(error) }
}
