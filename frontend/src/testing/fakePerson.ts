/** A person as the fake server keeps them. */
export interface FakePerson {
  __typename: 'User'
  id: string
  name: string
  email: string
  role: 'OWNER' | 'STANDARD'
  status: 'ACTIVE' | 'DISABLED'
  lastSignInAt: string | null
  createdAt: string
  updatedAt: string
  seesUsage: boolean
  managesUsers: boolean
}

/** Makes one, whose address is their name. */
export const person = (id: string, name: string, role: FakePerson['role']): FakePerson => ({
  __typename: 'User',
  id,
  name,
  email: `${name.toLowerCase()}@example.com`,
  role,
  status: 'ACTIVE',
  lastSignInAt: new Date().toISOString(),
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  seesUsage: false,
  managesUsers: false,
})

/** What a person may do, as the viewer says it; looking at another account, nothing is changed. */
export const mayDo = ({ role }: FakePerson, at: { seesUsage: boolean; isLooking: boolean }) => {
  const isOwner = role === 'OWNER' && !at.isLooking
  return {
    isLooking: at.isLooking,
    isOwner,
    managesTeam: isOwner,
    seesUsage: isOwner || at.isLooking || at.seesUsage,
    managesUsers: isOwner,
  }
}
