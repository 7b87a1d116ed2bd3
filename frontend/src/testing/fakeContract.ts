import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, GraphQLError } from 'graphql'

const folder = `${process.cwd()}/graph`
const sdl = readdirSync(folder)
  .filter((name) => name.endsWith('.graphqls'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))

/** The contract that fakes answer by: the real one. */
export const schema = buildSchema(sdl.join('\n'))

/** What an operation is given. */
export interface Input<T> {
  input: T
}

/** Has an operation done for whom it may be done for. */
export type Guard = <A, R>(work: (args: A) => R) => (args: A) => R

/** A refusal in the shape of the contract. */
export function refuse(code: string, reason: string, message: string, field?: string) {
  return new GraphQLError(message, { extensions: { code, reason, field } })
}
