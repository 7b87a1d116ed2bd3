/** What a list that is only gone through forwards takes. */
export interface ForwardArguments {
  first?: number | null
  after?: string | null
}

/** One page of anything, whose cursors are ids. */
export function forwardPage<Node extends { id: string }>(all: Node[], args: ForwardArguments) {
  const start = all.findIndex(({ id }) => id === args.after) + 1
  const nodes = all.slice(start, start + (args.first ?? 50))
  return {
    edges: nodes.map((node) => ({ node, cursor: node.id })),
    pageInfo: {
      hasNextPage: start + nodes.length < all.length,
      hasPreviousPage: start > 0,
      endCursor: nodes.at(-1)?.id,
    },
  }
}
