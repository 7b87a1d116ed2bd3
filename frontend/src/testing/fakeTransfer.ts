import type { TransferOwnershipInput } from '../gql/graphql'
import { refuse, type Input } from './fakeContract'
import type { FakeServer } from './fakeServer'

/** Makes somebody else the owner, and the caller a standard user who sees usage. */
export function transfer(server: FakeServer, { input }: Input<TransferOwnershipInput>) {
  if (server.signedIn !== server.owner)
    throw refuse('FORBIDDEN', 'OWNER_ONLY', 'Only the account owner may do this.')
  if (input.currentPassword === 'wrong')
    throw refuse('INVALID', 'WRONG_PASSWORD', 'This is not your password.', 'currentPassword')
  const to = server.people.find(({ id }) => id === input.userId)
  if (!to) throw refuse('NOT_FOUND', 'NO_SUCH_OBJECT', 'There is no such object.')
  if (to.status !== 'ACTIVE')
    throw refuse('CONFLICT', 'NOT_ACTIVE', 'Only an active user can become the owner.', 'userId')
  Object.assign(server.owner, { role: 'STANDARD', seesUsage: true })
  Object.assign(to, { role: 'OWNER' })
  server.owner = to
}
