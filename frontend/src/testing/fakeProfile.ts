import type {
  ChangeEmailInput,
  ChangePasswordInput,
  EndSessionInput,
  UpdateProfileInput,
} from '../gql/graphql'
import { refuse, type Guard, type Input } from './fakeContract'
import type { FakePerson } from './fakePerson'

/** Where the fake person is signed in, unless a test says otherwise. */
export interface FakeSession {
  id: string
  createdAt: string
  seenAt: string
  peer: string
  client: string
  current: boolean
}

/** What a person changes of themself needs of the server. */
interface Holder {
  signedIn: FakePerson | null
  sessions: FakeSession[]
}

/** One session, in Firefox on Linux. */
export const session = (id: string, more: Partial<FakeSession> = {}): FakeSession => ({
  id,
  createdAt: '2026-01-31T12:00:00Z',
  seenAt: new Date().toISOString(),
  peer: '192.0.2.1',
  client: 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  current: false,
  ...more,
})

function prove(password: string) {
  if (password === 'wrong') {
    throw refuse('INVALID', 'WRONG_PASSWORD', 'This is not your password.', 'currentPassword')
  }
}

/** What a person changes of themself; each answers with the viewer. */
export function ownChanges(server: Holder, guard: Guard, viewer: () => unknown) {
  const endOthers = () => (server.sessions = server.sessions.filter(({ current }) => current))
  const change = <A>(work: (args: A) => unknown) =>
    guard((args: A) => {
      work(args)
      return { viewer: viewer() }
    })
  const own = (changed: Partial<FakePerson>) => Object.assign(server.signedIn ?? {}, changed)
  return {
    updateProfile: change(({ input }: Input<UpdateProfileInput>) => own({ name: input.name })),
    changeEmail: change(({ input }: Input<ChangeEmailInput>) => {
      prove(input.currentPassword)
      own({ email: input.email })
    }),
    changePassword: change(({ input }: Input<ChangePasswordInput>) => {
      prove(input.currentPassword)
      if (input.endOtherSessions) endOthers()
    }),
    endSession: change(({ input }: Input<EndSessionInput>) => {
      const left = server.sessions.filter(({ id }) => id !== input.id)
      if (left.length === server.sessions.length)
        throw refuse('NOT_FOUND', 'NO_SUCH_OBJECT', 'There is no such object.')
      server.sessions = left
    }),
    endOtherSessions: change(endOthers),
  }
}
