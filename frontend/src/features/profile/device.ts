import { getParser } from 'bowser'

/** "Firefox on Linux", as far as the User-Agent of a browser tells; else what it is, as it came. */
export function deviceWords(client: string): string {
  const text = client.trim()
  // The parser takes no empty text.
  if (!text) return 'Unknown device'
  const parser = getParser(text)
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()]
  return browser && system ? `${browser} on ${system}` : text
}
