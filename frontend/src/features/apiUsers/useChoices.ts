import { useQuery } from 'urql'
import { ApiUserChoices } from './operations'

/** How long API users may live, in days; nothing where there is no limit, or no default. */
export interface LifePolicy {
  longest: number | null
  usual: number | null
}

/** What can be chosen for an API user: its end, and the person in charge of it. */
export interface Choices {
  policy: LifePolicy
  people: Record<string, string>
}

/** The choices, once they are there; a form that has to do without them leaves them out. */
export function useChoices(): { choices: Choices | null; waiting: boolean } {
  const [{ data, fetching }] = useQuery({ query: ApiUserChoices })
  const account = data?.viewer?.account
  if (!account) return { choices: null, waiting: fetching }
  const people = (account.users.edges ?? []).flatMap((edge) => edge?.node ?? [])
  const present = people.filter(({ status }) => status !== 'DISABLED')
  return {
    choices: {
      policy: { longest: account.longestLifeDays ?? null, usual: account.defaultLifeDays ?? null },
      people: Object.fromEntries(present.map(({ id, name }) => [id, name])),
    },
    waiting: false,
  }
}
