import { useOutletContext } from 'react-router'

/** A link that was made for an owner, for the panel above the list. It is in no other answer. */
export interface OwnerInvited {
  account: {
    id: string
    name: string
    owner: { name: string; email: string; invitedUntil: string | null }
  }
  invitationUrl: string
  mailed: boolean
}

/** What the dialog over the list is given. */
export interface TeamContext {
  /** Below which accounts another can be made, one's own first, with their words. */
  places: Record<string, string>
  showInvited: (invited: OwnerInvited) => void
}

/** The list of the team, from the dialog over it. */
export const useTeam = () => useOutletContext<TeamContext>()
