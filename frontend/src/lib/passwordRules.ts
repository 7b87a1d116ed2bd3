/** One rule of a password, and whether what is typed so far meets it. */
export interface Rule {
  text: string
  met: boolean
}

/** What an API user's password must not contain. */
export interface ApiUserContext {
  address: string
  accountName: string
}

const characters = (text: string) => [...text].length
const bytes = (text: string) => new TextEncoder().encode(text).length
const fold = (text: string) => text.normalize('NFC').toLowerCase()
const squeeze = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')

/** The server's limit for every password. */
const tooLong = (password: string) => bytes(password) > 256
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unsendable = (password: string) => /[\u0000-\u001f\u007f-\u009f]/.test(password)

/** Rules that are shown only once they are broken: hardly anybody ever meets them. */
function rareRules(password: string): Rule[] {
  const rules: Rule[] = []
  if (tooLong(password)) rules.push({ text: 'At most 256 bytes', met: false })
  if (unsendable(password)) rules.push({ text: 'No line breaks or tabs', met: false })
  return rules
}

/** The rules of a person's password. The server also refuses common ones. */
export function personRules(password: string): Rule[] {
  return [
    { text: '15 characters or more', met: characters(password) >= 15 },
    ...rareRules(password),
  ]
}

function containsName(password: string, name: string): boolean {
  const whole = fold(name).trim()
  if (characters(whole) >= 4 && fold(password).includes(whole)) return true
  const squeezed = squeeze(whole)
  return characters(squeezed) >= 4 && squeeze(fold(password)).includes(squeezed)
}

function containsAddress(password: string, address: string): boolean {
  const random =
    fold(address)
      .split('@')[0]
      ?.replace(/^apiuser-/, '') ?? ''
  return random !== '' && fold(password).includes(random)
}

/** The rules of an API user's password that was typed; a generated one skips them. */
export function apiUserRules(password: string, { address, accountName }: ApiUserContext): Rule[] {
  const guessable =
    fold(password).includes('password') ||
    containsAddress(password, address) ||
    containsName(password, accountName)
  return [
    { text: '8 characters or more', met: characters(password) >= 8 },
    {
      text: 'At least one digit or non-alphanumeric character',
      met: /[\p{N}\p{P}\p{S}\p{Z}]/u.test(password),
    },
    {
      text: `Without the word "password", the address or the account's name`,
      met: password !== '' && !guessable,
    },
    ...rareRules(password),
  ]
}

/** True when nothing stands in the way that can be seen from here. */
export const allMet = (rules: Rule[]): boolean => rules.every((rule) => rule.met)
