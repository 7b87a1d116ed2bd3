// Compares the schema on standard input (`postern schema`) with graph/schema.snapshot.graphql, what clients
// were last promised. A change that can break a client fails, and so does a snapshot that lags behind.
//   --write   takes the schema over if nothing breaks
//   --accept  takes it over in any case: a promise is broken on purpose
import { readFileSync, writeFileSync } from 'node:fs'
import { buildSchema, findBreakingChanges } from 'graphql'

const file = new URL('../graph/schema.snapshot.graphql', import.meta.url)
const doors = ['public', 'signedIn', 'owner']

/** Who may ask for each root field: a change of door changes what callers may do. */
function rootDoors(schema) {
  const found = new Map()
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const names = field.astNode.directives.map((directive) => directive.name.value)
      found.set(`${type.name}.${field.name}`, names.find((name) => doors.includes(name)))
    }
  }
  return found
}

function breaks(before, now) {
  const after = rootDoors(now)
  const moved = [...rootDoors(before)]
    .filter(([field, door]) => after.has(field) && after.get(field) !== door)
    .map(([field, door]) => `${field} went from @${door} to @${after.get(field)}.`)
  return [...findBreakingChanges(before, now).map((change) => change.description), ...moved]
}

const now = readFileSync(0, 'utf8')
const before = readFileSync(file, 'utf8')
const broken = breaks(buildSchema(before), buildSchema(now))
const mode = process.argv[2]

if (broken.length > 0 && mode !== '--accept') {
  console.error('This schema breaks what clients were promised:')
  for (const description of broken) console.error(`  - ${description}`)
  console.error('Take it back, deprecate instead, or accept it on purpose: make schema ACCEPT=1')
  process.exitCode = 1
} else if (mode) {
  writeFileSync(file, now)
} else if (now !== before) {
  console.error('graph/schema.snapshot.graphql lags behind the schema; nothing breaks. Run make schema, and commit it.')
  process.exitCode = 1
}
