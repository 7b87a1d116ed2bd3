import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// What browsers have and jsdom lacks. Ids here need no more than this.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS

configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)
