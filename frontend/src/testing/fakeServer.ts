import { graphql } from 'graphql'
import { apiUserChanges } from './fakeApiUsers'
import { refuse, schema, type Input } from './fakeContract'
import type { FakeLife } from './fakeLife'
import { countOf, pageOf, shownUser, type ListArguments } from './fakeList'
import { forwardPage, type ForwardArguments } from './fakePage'
import { mayDo, person, type FakePerson } from './fakePerson'
import { ownChanges, session } from './fakeProfile'
import { fakeTeam, type FakeTeamAccount } from './fakeTeam'
import { transfer } from './fakeTransfer'

/** An API user as the fake server keeps it; the password in clear, to compare in tests. */
export interface FakeApiUser extends FakeLife {
  __typename: 'ApiUser'
  id: string
  email: string
  description: string
  enabled: boolean
  version: number
  createdAt: string
  createdBy: FakePerson
  updatedAt: string
  updatedBy: FakePerson
  password: string
}

/** Stands where the network begins: answers GraphQL by the real SDL, from memory. */
export class FakeServer {
  owner = person('usr_1', 'Ada', 'OWNER')
  people = [this.owner, person('usr_2', 'Ben', 'STANDARD')]
  signedIn: FakePerson | null = this.owner
  /** Whether standard users see usage and history. */
  seesUsage = false
  /** The accounts below the owner's, each after the one above it. */
  team: FakeTeamAccount[] = []
  /** The owner looks at an account below their own. */
  isLooking = false
  account = {
    __typename: 'Account',
    id: 'acc_1',
    number: 7,
    name: 'Acme',
    createdAt: '2026-01-31T12:00:00Z',
    updatedAt: '2026-01-31T12:00:00Z',
    longestLifeDays: 0,
    defaultLifeDays: 0,
    permissions: [] as string[],
  }
  /** Where whoever is signed in is so. */
  sessions = [session('ses_1', { current: true })]
  apiUsers: FakeApiUser[] = []
  drafts = 0
  setUpNeeded = false
  domain = 'api.localhost'
  installation = { publicUrl: 'http://localhost:8080', mailConfigured: false }
  /** What arrived, newest last. */
  received: { operation: string; variables: Record<string, unknown> }[] = []
  /** Called before an operation is carried out; may throw a refusal. */
  before: (operation: string) => void = () => {}
  /** Called after; may throw to lose the reply. */
  after: (operation: string) => void = () => {}

  /** What the routes of import say to a file; a test sets it. */
  takeFile: (url: string, text: string) => Response = () => new Response(null, { status: 500 })

  /** Carries out one operation and gives the body of the answer. */
  async answer(body: string): Promise<unknown> {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string
      variables: Record<string, unknown>
      operationName: string
    }
    this.received.push({ operation: operationName, variables })
    const result = await graphql({
      schema,
      source: query,
      variableValues: variables,
      rootValue: this.#root(operationName),
    })
    this.after(operationName)
    return result
  }

  #root(operation: string) {
    const guard =
      <A, R>(work: (args: A) => R, open = false) =>
      (args: A): R => {
        this.before(operation)
        if (!open && !this.signedIn) {
          throw refuse('UNAUTHENTICATED', 'SIGN_IN_REQUIRED', 'Sign in to go on.')
        }
        return work(args)
      }
    return {
      viewer: guard(() => this.#viewer(), true),
      setUpNeeded: () => this.setUpNeeded,
      installation: () => ({ apiUserDomain: this.domain, ...this.installation }),
      node: guard(({ id }: { id: string }) =>
        this.apiUsers.map(shownUser).find((user) => user.id === id),
      ),
      signIn: guard((args: Input<{ email: string; password: string }>) => this.#signIn(args), true),
      signOut: () => {
        this.signedIn = null
        return { signedOut: true }
      },
      setUp: guard(() => {
        this.signedIn = this.owner
        this.setUpNeeded = false
        return { viewer: this.#viewer() }
      }, true),
      closeAccount: guard(() => {
        this.isLooking = false
        return { viewer: this.#viewer() }
      }),
      transferOwnership: guard((args: Parameters<typeof transfer>[1]) => {
        transfer(this, args)
        return { account: this.#account(), viewer: this.#viewer() }
      }),
      ...ownChanges(this, guard, () => this.#viewer()),
      ...fakeTeam(this, guard),
      resetPassword: () => ({ email: this.owner.email }),
      updateAccount: guard(({ input }: Input<Partial<FakeServer['account']>>) => {
        Object.assign(this.account, input)
        return { account: this.#account() }
      }),
      draftApiUser: guard(() => ({
        email: this.#address(++this.drafts),
        password: this.#password(),
      })),
      generatePassword: guard(() => ({ password: this.#password() })),
      ...apiUserChanges(this, guard),
    }
  }

  #viewer() {
    const user = this.signedIn
    const sessions = this.sessions
    return user && { user, sessions, account: this.#account(), ...mayDo(user, this) }
  }

  #account() {
    return {
      ...this.account,
      longestLifeDays: this.account.longestLifeDays || null,
      defaultLifeDays: this.account.defaultLifeDays || null,
      owner: this.owner,
      users: (args: ForwardArguments) => forwardPage(this.people, args),
      apiUsers: (args: ListArguments) => pageOf(this.apiUsers, args),
      apiUserCount: (args: ListArguments) => countOf(this.apiUsers, args),
    }
  }

  #signIn({ input }: Input<{ email: string; password: string }>) {
    const found = this.people.find(({ email }) => email === input.email)
    if (!found || input.password === 'wrong') {
      throw refuse(
        'UNAUTHENTICATED',
        'WRONG_EMAIL_OR_PASSWORD',
        'Email address or password is wrong.',
      )
    }
    this.signedIn = found
    return { viewer: this.#viewer() }
  }

  #address = (count: number) => `apiuser-${String(count).padStart(12, 'a')}@${this.domain}`
  #passwords = 0
  #password = () => `pstn_${String(++this.#passwords).padStart(33, 'x')}`
}
