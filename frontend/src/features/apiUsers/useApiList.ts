import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** Where the list of API users is; its dialogs are routes below it. */
export const apiList = '/account/users/api'

interface FromList {
  fromList?: boolean
}

/** Opens the dialogs of the list and goes back from them, keeping the browser's history straight. */
export function useApiList() {
  const navigate = useNavigate()
  const { state, search } = useLocation()
  const fromList = (state as FromList | null)?.fromList === true
  const open = useCallback(
    (dialog: string) =>
      void navigate({ pathname: `${apiList}/${dialog}`, search }, { state: { fromList: true } }),
    [navigate, search],
  )
  const close = useCallback(() => {
    if (fromList) void navigate(-1)
    else void navigate({ pathname: apiList, search }, { replace: true })
  }, [navigate, fromList, search])
  return { open, close }
}
