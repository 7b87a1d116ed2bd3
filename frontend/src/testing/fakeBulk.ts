import { GraphQLError } from 'graphql'
import type { FakeApiUser, FakeServer } from './fakeServer'

/** A refusal that names those of many that are in the way. */
export function refuseSome(code: string, reason: string, ids: string[]) {
  const extensions = { code, reason, field: 'ids', ids }
  return new GraphQLError('Some are in the way. Nothing was changed.', { extensions })
}

function found(users: FakeApiUser[], ids: string[]): FakeApiUser[] {
  const missing = ids.filter((id) => !users.some((user) => user.id === id))
  if (missing.length) throw refuseSome('NOT_FOUND', 'NO_SUCH_OBJECT', missing)
  return users.filter(({ id }) => ids.includes(id))
}

/** Enables or disables all or none. */
export function setEnabled(
  server: FakeServer,
  { input: { ids, enabled } }: { input: { ids: string[]; enabled: boolean } },
) {
  const others = found(server.apiUsers, ids).filter((user) => user.enabled !== enabled)
  for (const user of others) Object.assign(user, { enabled, version: user.version + 1 })
  return { changedIds: others.map(({ id }) => id) }
}

/** Deletes all or none. */
export function deleteMany(server: FakeServer, { input: { ids } }: { input: { ids: string[] } }) {
  const enabled = found(server.apiUsers, ids).filter((user) => user.enabled)
  if (enabled.length) {
    const some = enabled.map(({ id }) => id)
    throw refuseSome('CONFLICT', 'STILL_ENABLED', some)
  }
  server.apiUsers = server.apiUsers.filter(({ id }) => !ids.includes(id))
  return { deletedIds: ids }
}
