import type { Page } from '@playwright/test'

/** bcrypt hashes of other programs, of the lowest cost. */
export const old = [
  {
    email: 'reports',
    password: 'plover-quartz-71',
    hash: '$2a$04$fKUtccmSEN9zLbQ8nlpXP.TYM1OMRmHlKFp4J3000N8Um1jf.FXvW',
  },
  {
    email: 'shop@example.com',
    password: 'osprey-basalt-72',
    hash: '$2a$04$ayiFDvSmUkSkXxtq/KVrp.NrIbqiDKSfCjBm0LCcGKPc3nDgoAD.G',
  },
] as const

/** A CSV of both, and two lines that can't be imported. */
export const csvWithBadLines = [
  'address,description,password_hash,expires_at',
  `${old[0].email},Nightly reports,${old[0].hash},`,
  'weak,Of long ago,$apr1$abcdefgh$ijklmnopqrstuvwxyz1234,',
  `${old[1].email},"Web shop, orders",${old[1].hash},2035-01-31`,
  `soon,No such day,${old[0].hash},next week`,
  '',
].join('\n')

/** Presses the button for a file, and answers the browser's dialog with one of this text. */
export async function chooseFile(page: Page, name: string, text: string) {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Choose (another )?file$/ }).press('Enter')
  await (await asked).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}
