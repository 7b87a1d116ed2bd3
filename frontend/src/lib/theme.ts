/** The theme a person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const cookie = 'postern_theme'
const oneYear = 365 * 24 * 60 * 60

/** The chosen theme. index.html reads the same cookie before the first paint. */
export function readTheme(): Theme {
  const found = /(?:^|; )postern_theme=(light|dark)/.exec(document.cookie)
  return (found?.[1] as Theme | undefined) ?? 'system'
}

/** Shows a theme now and remembers it in a cookie on this device. */
export function chooseTheme(theme: Theme): void {
  const age = theme === 'system' ? 0 : oneYear
  document.cookie = `${cookie}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax`
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
