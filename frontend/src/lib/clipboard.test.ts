import { afterEach, expect, it, vi } from 'vitest'
import { copyText } from './clipboard'

const give = (clipboard: unknown) =>
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })

afterEach(() => give(undefined))

it('copies where there is a clipboard', async () => {
  const writeText = vi.fn(async () => {})
  give({ writeText })
  const select = vi.fn()
  expect(await copyText('secret', select)).toBe('copied')
  expect(writeText).toHaveBeenCalledWith('secret')
  expect(select).not.toHaveBeenCalled()
})

it.each([
  ['is none', undefined],
  ['refuses', { writeText: () => Promise.reject(new Error('denied')) }],
])('selects, and claims nothing, where the clipboard %s', async (_, clipboard) => {
  give(clipboard)
  const select = vi.fn()
  expect(await copyText('secret', select)).toBe('selected')
  expect(select).toHaveBeenCalledOnce()
})
