import type { RefusalReason } from '../gql/graphql'

const words: Partial<Record<string, string>> = {
  WRONG_PASSWORD: 'Wrong password',
  DISABLED: 'While disabled',
  EXPIRED: 'After expiry',
  TOO_MANY: 'Too many tries',
  NETWORK: 'From another network',
  PERMISSION: 'Without the permission',
  LIMIT: 'Over the limit',
  ACCOUNT_DISABLED: 'While the account was disabled',
}

/** Why a call was refused. A reason that a newer server knows has no words here yet. */
export const reasonWords = (reason: RefusalReason): string => words[reason] ?? 'Another reason'

/** The same within a sentence. */
export const reasonInSentence = (reason: RefusalReason): string => reasonWords(reason).toLowerCase()
