import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

const inFragment = (hash: string) => new URLSearchParams(hash.slice(1)).get('token') ?? ''

/** Takes the one-use token of a link out of the address bar, where it would stay in the history. */
export function useLinkToken(): string {
  const { pathname, hash } = useLocation()
  const navigate = useNavigate()
  const found = inFragment(hash)
  const [token, setToken] = useState(found)
  if (found && found !== token) setToken(found)
  useEffect(() => {
    if (hash) void navigate(pathname, { replace: true })
  }, [hash, pathname, navigate])
  return token
}
