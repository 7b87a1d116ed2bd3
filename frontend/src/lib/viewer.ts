import { createContext, use } from 'react'

/** Who is signed in, and where: what many screens need of the viewer. */
export interface CurrentViewer {
  isOwner: boolean
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
