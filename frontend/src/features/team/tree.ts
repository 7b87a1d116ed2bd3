/** The deepest that an account can be below one's own. */
const mostDepth = 5

/** An account, as far as its place matters. */
export interface Place {
  id: string
  number: number
  name: string
  /** 0: one's own. */
  depth: number
}

/** How many accounts are below the one at an index. Each comes after the one above it. */
export function countBelow(team: readonly Place[], index: number): number {
  const depth = team[index]?.depth ?? 0
  const end = team.findIndex((place, at) => at > index && place.depth <= depth)
  return (end < 0 ? team.length : end) - index - 1
}

/** Below which accounts another can be made, in words that show how deep each is. */
export function placesForOne(own: Place, team: readonly Place[]): Record<string, string> {
  const possible = team.filter(({ depth }) => depth < mostDepth)
  return Object.fromEntries([
    [own.id, `${own.name} (your own)`],
    ...possible.map(({ id, depth, name, number }) => [
      id,
      `${'\u2003'.repeat(depth)}${name} (${number})`,
    ]),
  ])
}
