import { refuse, type Input } from './fakeContract'
import type { FakeServer } from './fakeServer'

/** An account below that of the fake server's owner. */
export interface FakeTeamAccount {
  id: string
  number: number
  name: string
  parentId: string | null
  depth: number
  enabled: boolean
  shut: boolean
  owner: { name: string; email: string; status: string; invitedUntil: string | null }
  createdAt: string
}

interface NewAccount {
  name: string
  parentId?: string | null
  ownerName: string
  ownerEmail: string
}

/** Makes one whose owner is called by its name, below another or right below the own. */
export function teamAccount(number: number, name: string, above?: FakeTeamAccount) {
  const account: FakeTeamAccount = {
    id: `acc_${number}`,
    number,
    name,
    parentId: above?.id ?? null,
    depth: (above?.depth ?? 0) + 1,
    enabled: true,
    shut: above?.shut ?? false,
    owner: {
      name: `${name}'s owner`,
      email: `${name.toLowerCase()}@example.com`,
      status: 'ACTIVE',
      invitedUntil: null,
    },
    createdAt: '2026-02-01T00:00:00Z',
  }
  return account
}

/** What the contract says of one's team; each after the one above it, as a test wrote them. */
export function fakeTeam(
  server: FakeServer,
  guard: <A, R>(work: (args: A) => R) => (args: A) => R,
) {
  const team = server.team
  const found = ({ input: { id } }: Input<{ id: string }>) => {
    const account = team.find((one) => one.id === id)
    if (!account) throw refuse('NOT_FOUND', 'NO_SUCH_OBJECT', 'There is no such account.')
    return account
  }
  const invited = (account: FakeTeamAccount, link: string) => {
    const invitedUntil = new Date(Date.now() + 3 * 86_400_000).toISOString()
    Object.assign(account.owner, { status: 'INVITED', invitedUntil })
    return {
      account,
      invitationUrl: `http://localhost:8080/invitation#token=${link}`,
      mailed: false,
    }
  }
  return {
    team: guard(() => team),
    createChildAccount: guard(({ input }: Input<NewAccount>) => {
      const above = team.find(({ id }) => id === input.parentId)
      const account = teamAccount(50 + team.length, input.name, above)
      Object.assign(account.owner, { name: input.ownerName, email: input.ownerEmail })
      team.splice(above ? team.indexOf(above) + 1 : team.length, 0, account)
      return invited(account, 'first')
    }),
    resendOwnerInvitation: guard((args: Input<{ id: string }>) => invited(found(args), 'again')),
    setAccountEnabled: guard((args: Input<{ id: string; enabled: boolean }>) => {
      const account = found(args)
      account.enabled = args.input.enabled
      for (const one of team)
        one.shut = !one.enabled || Boolean(team.find(({ id }) => id === one.parentId)?.shut)
      return { account }
    }),
    openAccount: guard((args: Input<{ id: string }>) => {
      found(args)
      server.isLooking = true
      return { viewer: { isLooking: true } }
    }),
  }
}
