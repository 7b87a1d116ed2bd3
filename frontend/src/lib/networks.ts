/** A range of addresses: its first address in bytes (4 for IPv4, 16 for IPv6), and how many bits count. */
interface Range {
  bytes: number[]
  bits: number
}

function ipv4(text: string): number[] | null {
  const parts = text.split('.')
  const right = parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  return parts.length === 4 && right ? parts.map(Number) : null
}

/** The bytes of groups with single colons between them; the last may be written as IPv4. */
function groups(text: string): number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const bytes = parts.map((part, at) => {
    if (part.includes('.')) return at === parts.length - 1 ? ipv4(part) : null
    if (!/^[0-9a-f]{1,4}$/i.test(part)) return null
    const value = parseInt(part, 16)
    return [value >> 8, value & 255]
  })
  return bytes.every((group) => group !== null) ? bytes.flat() : null
}

function ipv6(text: string): number[] | null {
  const [before = '', after, ...rest] = text.split('::')
  const head = groups(before)
  if (!head || rest.length) return null
  if (after === undefined) return head.length === 16 ? head : null
  const tail = groups(after)
  if (!tail || before.includes('.') || head.length + tail.length > 14) return null
  return [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail]
}

const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]

const isMapped = (bytes: number[]) =>
  bytes.length === 16 && mapped.every((byte, at) => bytes[at] === byte)

/** Reads a range or a single address as the server does; null when it is neither. */
function rangeOf(text: string): Range | null {
  const [address = '', length, ...rest] = text.split('/')
  const bytes = address.includes(':') ? ipv6(address) : ipv4(address)
  if (!bytes || rest.length) return null
  const most = bytes.length * 8
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return null
  const bits = length === undefined ? most : Number(length)
  if (bits > most) return null
  if (!isMapped(bytes)) return { bytes, bits }
  return bits < 96 ? null : { bytes: bytes.slice(12), bits: bits - 96 }
}

function contains({ bytes, bits }: Range, address: number[]): boolean {
  if (bytes.length !== address.length) return false
  return bytes.every((byte, at) => {
    const counting = Math.min(8, Math.max(0, bits - at * 8))
    return byte >> (8 - counting) === (address[at] ?? 0) >> (8 - counting)
  })
}

/** The ranges that were typed, one a line; commas and spaces part them too. */
export const rangesIn = (typed: string): string[] => typed.split(/[\s,]+/).filter(Boolean)

/**
 * True when calls from an address would be refused with these ranges. No ranges let everybody in.
 * False where a range or the address can't be read: the server has the last word on those.
 */
export function excludes(ranges: readonly string[], address: string): boolean {
  const read = ranges.map(rangeOf)
  const peer = rangeOf(address.replace(/%.*$/, ''))
  if (!peer || read.length === 0) return false
  return read.every((range) => range !== null && !contains(range, peer.bytes))
}
