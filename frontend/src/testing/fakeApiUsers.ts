import type { EndApiUserPasswordInput, RotateApiUserPasswordInput } from '../gql/graphql'
import { deleteMany, setEnabled } from './fakeBulk'
import { refuse, type Guard, type Input } from './fakeContract'
import { passwordsOf, rotate } from './fakeLife'
import { shownUser } from './fakeList'
import type { FakeApiUser, FakeServer } from './fakeServer'

/** What the owner does with API users. */
export function apiUserChanges(server: FakeServer, guard: Guard) {
  const apiUser = (changed: FakeApiUser) => ({ apiUser: shownUser(changed) })
  return {
    createApiUser: guard(({ input }: Input<FakeApiUser>) => apiUser(create(server, input))),
    updateApiUser: guard(({ input }: Input<Partial<FakeApiUser>>) => {
      const user = found(server, input)
      return apiUser(Object.assign(user, input, { version: user.version + 1 }))
    }),
    rotateApiUserPassword: guard(({ input }: Input<RotateApiUserPasswordInput>) => {
      const user = found(server, input)
      rotate(user, input.password, input.oldEndsAt)
      return apiUser(user)
    }),
    endApiUserPassword: guard(({ input }: Input<EndApiUserPasswordInput>) => {
      const user = found(server, input)
      user.passwords = passwordsOf(user).filter(({ id }) => id !== input.passwordId)
      return apiUser(user)
    }),
    testApiUserPassword: guard(({ input }: Input<{ email: string; password: string }>) => {
      const user = server.apiUsers.find(({ email }) => email === input.email)
      if (user?.password !== input.password) return { accepted: false, reason: 'WRONG_PASSWORD' }
      return user.enabled ? { accepted: true } : { accepted: false, reason: 'DISABLED' }
    }),
    deleteApiUser: guard(({ input }: Input<{ id: string }>) => {
      server.apiUsers = server.apiUsers.filter((user) => user.id !== input.id)
      return { deletedId: input.id }
    }),
    setApiUsersEnabled: guard((args: Parameters<typeof setEnabled>[1]) => setEnabled(server, args)),
    deleteApiUsers: guard((args: Parameters<typeof deleteMany>[1]) => deleteMany(server, args)),
  }
}

function create(server: FakeServer, input: FakeApiUser): FakeApiUser {
  if (!input.description)
    throw refuse('INVALID', 'REQUIRED', 'Enter 1 to 200 characters.', 'description')
  const same = server.apiUsers.find(({ email }) => email === input.email)
  if (same?.description === input.description) return same
  if (same) throw refuse('CONFLICT', 'ADDRESS_USED', 'This address was used.', 'email')
  const now = new Date().toISOString()
  const made: FakeApiUser = {
    ...input,
    __typename: 'ApiUser',
    id: `api_${server.apiUsers.length + 1}`,
    version: 1,
    createdAt: now,
    createdBy: server.owner,
    updatedAt: now,
    updatedBy: server.owner,
  }
  server.apiUsers.unshift(made)
  return made
}

function found(
  server: FakeServer,
  { id, version }: { id?: string | number; version?: number | null },
): FakeApiUser {
  const user = server.apiUsers.find((one) => one.id === id)
  if (!user) throw refuse('NOT_FOUND', 'NO_SUCH_OBJECT', 'There is no such API user.')
  if (version != null && version !== user.version) {
    throw refuse('CONFLICT', 'STALE_VERSION', 'Somebody changed it meanwhile.')
  }
  return user
}
