import { createContext, use } from 'react'

/** Who is signed in, and where: what many screens need of the viewer. */
export interface CurrentViewer {
  isOwner: boolean
  /** Looks at an account below their own, and changes nothing. */
  isLooking: boolean
  /** The owner of a top account, who manages those below it. */
  managesTeam: boolean
  /** Sees usage and history: the owner, and whom they let. */
  seesUsage: boolean
  /** Manages standard users: the owner, and whom they let. */
  managesUsers: boolean
  user: { id: string; name: string; email: string }
  account: { id: string; name: string; owner: { name: string; email: string } }
  installation: { publicUrl: string; apiUserDomain: string }
}

/** The viewer of the signed-in part of the app. */
export const ViewerContext = createContext<CurrentViewer | null>(null)

/** The viewer; only inside the signed-in part of the app. */
export function useViewer(): CurrentViewer {
  const viewer = use(ViewerContext)
  if (!viewer) throw new Error('no viewer provided')
  return viewer
}
