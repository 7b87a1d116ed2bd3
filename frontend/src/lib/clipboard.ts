/** What became of a wish to copy: it is on the clipboard, or only selected, ready for Ctrl+C. */
export type Copied = 'copied' | 'selected'

/**
 * Puts text on the clipboard. Where there is none (plain HTTP away from localhost) or it
 * refuses, selects the text on the page instead and says so.
 */
export async function copyText(text: string, select: () => void): Promise<Copied> {
  try {
    // Missing at run time outside secure contexts, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined
    if (!clipboard) throw new Error('no clipboard')
    await clipboard.writeText(text)
    return 'copied'
  } catch {
    select()
    return 'selected'
  }
}
