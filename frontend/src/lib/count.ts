/** A number as it is said: "9,950". */
export const number = (count: number) => count.toLocaleString('en-GB')

/** "1 API user", "9,950 API users". */
export const apiUsers = (count: number) => `${number(count)} API ${count === 1 ? 'user' : 'users'}`
