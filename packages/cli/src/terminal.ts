/** The world outside a command: where its words go and what the other end can show. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether standard output may carry colours. */
  readonly colour: boolean
  /** Whether somebody watches standard error, so that progress makes sense. */
  readonly watched: boolean
  /** Folder of the data package when none is named; null for the one that comes with Serai. */
  readonly data: string | null
  /** Resolves when the user wants to stop. */
  readonly stopped: Promise<void>
}

/** Colours of a terminal; plain text when it has none. */
export function paint(terminal: Terminal) {
  const code = (open: number, close: number) => (text: string) =>
    terminal.colour ? `\u001B[${open}m${text}\u001B[${close}m` : text
  return { bold: code(1, 22), dim: code(2, 22), green: code(32, 39), yellow: code(33, 39) }
}
