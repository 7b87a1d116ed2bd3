import { describe, expect, it } from 'vitest'
import { allMet, apiUserRules, personRules } from './passwordRules'

const about = { address: 'apiuser-k3f9q2m7x1ab@api.localhost', accountName: 'Acme Corp' }
const passes = (password: string) => allMet(apiUserRules(password, about))

describe("a person's password", () => {
  it.each([
    ['fourteen chars', false],
    ['fifteen chars!!', true],
    ['😀'.repeat(14), false],
    ['😀'.repeat(15), true],
    ['x'.repeat(257), false],
    ['fifteen\tcharacters', false],
  ])('%j passes: %s', (password, expected) => {
    expect(allMet(personRules(password))).toBe(expected)
  })
})

describe("an API user's password", () => {
  it.each([
    ['', false],
    ['short1', false],
    ['longenough', false],
    ['longenough1', true],
    ['long enough', true],
    ['longenough٣', true],
    ['élégantes', false],
    ['my-PassWord-7', false],
    ['7-acme-corp-7', false],
    ['acmecorp7', false],
    ['xk3f9q2m7x1abx', false],
    ['quiet-harbour-7', true],
    ['é1'.repeat(85), true],
    ['é1'.repeat(86), false],
  ])('%j passes: %s', (password, expected) => {
    expect(passes(password)).toBe(expected)
  })

  it('may contain an account name of three characters', () => {
    expect(allMet(apiUserRules('abc-harbour-7', { ...about, accountName: 'Abc' }))).toBe(true)
  })
})
