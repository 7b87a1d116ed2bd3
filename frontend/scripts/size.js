// Adds up what a first visit downloads as JavaScript: the app's entry and all that it
// imports statically, compressed. Fails above the budget.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const budget = 150 * 1000
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))

const seen = new Set()
const visit = (key) => {
  if (seen.has(key)) return
  seen.add(key)
  for (const next of manifest[key].imports ?? []) visit(next)
}
visit('index.html')

let total = 0
for (const key of seen) {
  const { file } = manifest[key]
  const bytes = gzipSync(readFileSync(dist + file), { level: 9 }).length
  total += bytes
  console.log(`${String(bytes).padStart(8)}  ${file}`)
}
console.log(
  `${String(total).padStart(8)}  of ${budget} bytes allowed (JavaScript of the first load, gzip)`,
)
if (total > budget) {
  console.error(
    'Too much JavaScript on the first load. Load a part of it later with React.lazy, or do without it.',
  )
  process.exit(1)
}
