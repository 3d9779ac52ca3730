import Table from 'cli-table3'

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

export interface Column {
  readonly title: string
  readonly right?: boolean
}

/** A table without lines, as wide as its words; numbers stand to the right. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const made = new Table({
    head: columns.map((column) => column.title),
    chars: NO_LINES,
    colAligns: columns.map((column) => (column.right ? 'right' : 'left')),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  })
  for (const row of rows) made.push([...row])
  const lines = made.toString().split('\n')
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}
