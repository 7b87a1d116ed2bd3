import { useOutletContext } from 'react-router'

/** A link that was made, for the panel above the list. It is in no other answer. */
export interface Invited {
  user: { id: string; name: string; email: string; invitedUntil: string | null }
  invitationUrl: string
  mailed: boolean
}

/** What the dialogs over the Standard tab are given. */
export interface StandardContext {
  showInvited: (invited: Invited) => void
}

/** The Standard tab, from a dialog over it. */
export const useStandard = () => useOutletContext<StandardContext>()
