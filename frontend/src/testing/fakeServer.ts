import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, graphql, GraphQLError } from 'graphql'
import type { EndApiUserPasswordInput, RotateApiUserPasswordInput } from '../gql/graphql'
import { countOf, onePage, pageOf, shownUser, type ListArguments } from './fakeList'
import { passwordsOf, rotate, type FakeLife } from './fakeLife'
import { person, type FakePerson } from './fakePerson'

const sdlFolder = `${process.cwd()}/graph`
const sdl = readdirSync(sdlFolder)
  .filter((name) => name.endsWith('.graphqls'))
  .map((name) => readFileSync(`${sdlFolder}/${name}`, 'utf8'))
const schema = buildSchema(sdl.join('\n'))

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

/** A refusal in the shape of the contract. */
export function refuse(code: string, reason: string, message: string, field?: string) {
  return new GraphQLError(message, { extensions: { code, reason, field } })
}

interface Input<T> {
  input: T
}

/** Stands where the network begins: answers GraphQL by the real SDL, from memory. */
export class FakeServer {
  owner = person('usr_1', 'Ada', 'OWNER')
  people = [this.owner, person('usr_2', 'Ben', 'STANDARD')]
  signedIn: FakePerson | null = this.owner
  account = {
    __typename: 'Account',
    id: 'acc_1',
    number: 7,
    name: 'Acme',
    createdAt: '',
    updatedAt: '',
    longestLifeDays: 0,
    defaultLifeDays: 0,
    permissions: [] as string[],
  }
  apiUsers: FakeApiUser[] = []
  drafts = 0
  setUpNeeded = false
  domain = 'api.localhost'
  publicUrl = 'http://localhost:8080'
  /** What arrived, newest last. */
  received: { operation: string; variables: Record<string, unknown> }[] = []
  /** Called before an operation is carried out; may throw a refusal. */
  before: (operation: string) => void = () => {}
  /** Called after; may throw to lose the reply. */
  after: (operation: string) => void = () => {}

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

  /** What /verify says to a request with these headers. */
  verify(headers: Headers): Response {
    const basic = headers.get('Authorization')?.replace('Basic ', '') ?? ''
    const sent = new TextDecoder().decode(Uint8Array.from(atob(basic), (c) => c.charCodeAt(0)))
    const known = this.apiUsers.some(
      ({ email, password, enabled }) => enabled && `${email}:${password}` === sent,
    )
    return new Response(null, { status: known ? 200 : 401 })
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
      installation: () => ({ apiUserDomain: this.domain, publicUrl: this.publicUrl }),
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
      createApiUser: guard((args: Input<FakeApiUser>) => this.#create(args)),
      updateApiUser: guard((args: Input<Partial<FakeApiUser>>) => this.#update(args)),
      rotateApiUserPassword: guard(({ input }: Input<RotateApiUserPasswordInput>) => {
        const found = this.#found(input)
        rotate(found, input.password, input.oldEndsAt)
        return { apiUser: shownUser(found) }
      }),
      endApiUserPassword: guard(({ input }: Input<EndApiUserPasswordInput>) => {
        const found = this.#found(input)
        found.passwords = passwordsOf(found).filter(({ id }) => id !== input.passwordId)
        return { apiUser: shownUser(found) }
      }),
      deleteApiUser: guard(({ input }: Input<{ id: string }>) => {
        this.apiUsers = this.apiUsers.filter((user) => user.id !== input.id)
        return { deletedId: input.id }
      }),
    }
  }

  #viewer() {
    const user = this.signedIn
    return user && { user, account: this.#account(), isOwner: user.role === 'OWNER' }
  }

  #account() {
    return {
      ...this.account,
      longestLifeDays: this.account.longestLifeDays || null,
      defaultLifeDays: this.account.defaultLifeDays || null,
      owner: this.owner,
      users: () => onePage(this.people),
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

  #create({ input }: Input<FakeApiUser>) {
    if (!input.description)
      throw refuse('INVALID', 'REQUIRED', 'Enter 1 to 200 characters.', 'description')
    const same = this.apiUsers.find(({ email }) => email === input.email)
    if (same?.description === input.description) return { apiUser: shownUser(same) }
    if (same) throw refuse('CONFLICT', 'ADDRESS_USED', 'This address was used.', 'email')
    const now = new Date().toISOString()
    const apiUser: FakeApiUser = {
      ...input,
      __typename: 'ApiUser',
      id: `api_${this.apiUsers.length + 1}`,
      version: 1,
      createdAt: now,
      createdBy: this.owner,
      updatedAt: now,
      updatedBy: this.owner,
    }
    this.apiUsers.unshift(apiUser)
    return { apiUser: shownUser(apiUser) }
  }

  #found({ id, version }: { id?: string | number; version?: number | null }) {
    const found = this.apiUsers.find((user) => user.id === id)
    if (!found) throw refuse('NOT_FOUND', 'NO_SUCH_OBJECT', 'There is no such API user.')
    if (version != null && version !== found.version) {
      throw refuse('CONFLICT', 'STALE_VERSION', 'Somebody changed it meanwhile.')
    }
    return found
  }

  #update({ input }: Input<Partial<FakeApiUser>>) {
    const found = this.#found(input)
    Object.assign(found, input, { version: found.version + 1 })
    return { apiUser: shownUser(found) }
  }

  #address = (count: number) => `apiuser-${String(count).padStart(12, 'a')}@${this.domain}`
  #passwords = 0
  #password = () => `pstn_${String(++this.#passwords).padStart(33, 'x')}`
}
