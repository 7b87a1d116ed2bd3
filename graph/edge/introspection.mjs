// Prints, as a JSON list, every document with which a tool built on graphql-js
// (GraphiQL, code generators) asks for a schema: all sets of its options.
import { getIntrospectionQuery } from 'graphql'

const names = [
  'descriptions', 'specifiedByUrl', 'directiveIsRepeatable', 'schemaDescription', 'inputValueDeprecation', 'oneOf',
]
const documents = new Set()
for (let set = 0; set < 2 ** names.length; set++) {
  documents.add(getIntrospectionQuery(Object.fromEntries(names.map((name, i) => [name, Boolean(set & (2 ** i))]))))
}
console.log(JSON.stringify([...documents]))
