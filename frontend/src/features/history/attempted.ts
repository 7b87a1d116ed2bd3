/** What somebody tried, by the operation's name. */
const attempted: Partial<Record<string, string>> = {
  draftApiUser: 'add an API user',
  createApiUser: 'add an API user',
  generatePassword: 'have a password generated',
  updateApiUser: 'change an API user',
  rotateApiUserPassword: "rotate an API user's password",
  endApiUserPassword: "end an API user's password",
  testApiUserPassword: "test an API user's password",
  deleteApiUser: 'delete an API user',
  setApiUsersEnabled: 'enable or disable API users',
  deleteApiUsers: 'delete API users',
  importApiUsers: 'import API users',
  updateAccount: 'change the account',
  transferOwnership: 'transfer the ownership',
  inviteUser: 'invite somebody',
  resendInvitation: 'invite somebody again',
  withdrawInvitation: 'withdraw an invitation',
  updateUser: 'change what somebody may do',
  setUserEnabled: 'enable or disable somebody',
  removeUser: 'remove somebody',
  createChildAccount: 'make an account',
  resendOwnerInvitation: "invite an account's owner again",
  setAccountEnabled: 'enable or disable an account',
  openAccount: 'open an account',
}

/** What somebody tried, in words; what a newer server names so, too: "renameKey" is "rename key". */
export const attemptedWords = (operation: string) =>
  attempted[operation] ??
  operation
    .replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('api user', 'API user')
