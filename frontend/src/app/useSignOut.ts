import { useCallback } from 'react'
import { useClient } from 'urql'
import { graphql } from '../gql'
import { announce } from '../lib/announce'
import { faultsOf, isInDoubt } from '../lib/faults'
import { useSession } from '../lib/sessionContext'

const SignOut = graphql(`
  mutation SignOut {
    signOut {
      signedOut
    }
  }
`)

/** Ends the session here and in every tab. */
export function useSignOut() {
  const client = useClient()
  const session = useSession()
  return useCallback(async () => {
    // The plain fetch: a session that has ended already needs no sign-in to be ended.
    const { error } = await client.mutation(SignOut, {}, { fetch: window.fetch }).toPromise()
    const faults = faultsOf(error)
    if (isInDoubt(faults)) {
      announce('You may still be signed in: the server did not answer. Sign out again.')
      return
    }
    session.signedOut()
  }, [client, session])
}
