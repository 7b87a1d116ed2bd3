/**
 * Storage that ends with the page. GraphiQL keeps queries, variables and headers in what it is
 * given, passwords included; in the browser's own they would stay for whoever comes next.
 */
export function memoryStorage() {
  const entries = new Map<string, string>()
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
    get length() {
      return entries.size
    },
  }
}
