import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// What browsers have and jsdom lacks. Ids here need no more than this.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS

configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)

Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise<ArrayBuffer>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.readAsArrayBuffer(this)
  })
}
Blob.prototype.text ??= async function (this: Blob) {
  return new TextDecoder().decode(await this.arrayBuffer())
}
