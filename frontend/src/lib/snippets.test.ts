import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { shellWord, snippetsFor } from './snippets'

const address = 'apiuser-k3f9q2m7x1ab@api.localhost'
const nasty = [
  'plain7',
  `single'quote`,
  `double"quote`,
  'back\\slash\\',
  'dollar$HOME $(id) `id`',
  '${x} #{y} %s %d {z}',
  'bang!! #hash ; & | > <',
  "all'of\"them\\`$'",
  'é ü 日本 😀',
  '\u2028 and \u0085',
  "'",
  '</script>',
]

const code = (password: string, id: string) => {
  const found = snippetsFor({ address, password, url: 'http://localhost:8080/graphql' })
  return found.find((snippet) => snippet.id === id)?.code ?? ''
}

/** Runs a program and gives what it printed. */
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8' })

describe.each(nasty)('a password like %j', (password) => {
  it('reaches curl as it is', () => {
    expect(run('sh', '-c', `printf %s ${shellWord(password)}`)).toBe(password)
    const args = run('sh', '-c', code(password, 'curl').replace(/^curl/, "printf '%s\\0'"))
    expect(args.split('\0')).toContain(`${address}:${password}`)
  })

  it('is the same in JavaScript', () => {
    const [line = ''] = /const password = .*/.exec(code(password, 'javascript')) ?? []
    expect(new Function(`${line}; return password`)()).toBe(password)
  })

  it('is a literal that Go and Python read alike', () => {
    for (const id of ['go', 'python']) {
      const literals = code(password, id).match(/"(?:[^"\\]|\\.)*"/g) ?? []
      expect(literals.map((literal) => safeParse(literal))).toContain(password)
      expect(literals.join('').replaceAll('\\\\', '')).not.toMatch(/\\[^"\\bfnrtu]/)
    }
  })

  it('comes whole out of a .env file, or as the header to send', () => {
    const env = code(password, 'env')
    const value = /^POSTERN_PASSWORD='(.*)'$/m.exec(env)?.[1]
    const header = /^POSTERN_AUTHORIZATION='Basic (.*)'$/m.exec(env)?.[1] ?? ''
    const sent = value ? `${address}:${value}` : Buffer.from(header, 'base64').toString()
    expect(sent).toBe(`${address}:${password}`)
  })
})

function safeParse(literal: string): unknown {
  try {
    return JSON.parse(literal)
  } catch {
    return undefined
  }
}
