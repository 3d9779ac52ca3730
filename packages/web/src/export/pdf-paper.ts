import regular from '@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf?url'
import bold from '@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf?url'
import { jsPDF } from 'jspdf'

const WIDTH = 210
const HEIGHT = 297
const MARGIN = 16
const FOOT = 14

export interface Column {
  readonly head: string
  /** mm */
  readonly width: number
  readonly right?: boolean
}

/** An A4 sheet that is written from top to bottom and turns its own pages. Lengths in mm, sizes in points. */
export class Paper {
  readonly left = MARGIN
  readonly width = WIDTH - 2 * MARGIN
  y = MARGIN
  private readonly doc: jsPDF

  private constructor(doc: jsPDF) {
    this.doc = doc
  }

  /** Fetches the typeface, which has Latin and Cyrillic, from this site. */
  static async open(title: string): Promise<Paper> {
    const doc = new jsPDF({ unit: 'mm', format: 'a4', compress: true })
    doc.setProperties({ title, creator: 'Serai' })
    for (const [style, address] of [
      ['normal', regular],
      ['bold', bold],
    ] as const) {
      const file = `pt-sans-${style}.ttf`
      doc.addFileToVFS(file, binary(await (await fetch(address)).arrayBuffer()))
      doc.addFont(file, 'PT Sans', style)
    }
    return new Paper(doc)
  }

  private ensure(height: number): void {
    if (this.y + height <= HEIGHT - MARGIN - FOOT) return
    this.doc.addPage()
    this.y = MARGIN
  }

  private pen(size: number, weight: 'normal' | 'bold', colour: string): void {
    this.doc.setFont('PT Sans', weight).setFontSize(size).setTextColor(colour)
  }

  text(text: string, size = 10, weight: 'normal' | 'bold' = 'normal', colour = '#17262e'): void {
    this.pen(size, weight, colour)
    const lines = this.doc.splitTextToSize(text, this.width) as string[]
    for (const line of lines) {
      const step = size * 0.46
      this.ensure(step)
      this.pen(size, weight, colour)
      this.doc.text(line, this.left, this.y + size * 0.34)
      this.y += step
    }
  }

  gap(mm: number): void {
    this.y += mm
  }

  rule(colour = '#b98a3c', thickness = 0.6): void {
    this.doc.setDrawColor(colour).setLineWidth(thickness)
    this.doc.line(this.left, this.y, this.left + this.width, this.y)
    this.y += 3
  }

  heading(text: string): void {
    this.gap(4)
    this.ensure(18)
    this.text(text, 13, 'bold')
    this.gap(1)
  }

  /** Label above figure, side by side. */
  figures(items: readonly (readonly [label: string, figure: string])[]): void {
    this.ensure(14)
    const step = this.width / Math.max(1, items.length)
    for (const [index, [label, figure]] of items.entries()) {
      const x = this.left + index * step
      this.pen(8, 'normal', '#4a5a63')
      this.doc.text(label, x, this.y + 3)
      this.pen(12.5, 'bold', '#17262e')
      const room = (step - 4) / this.doc.getTextWidth(figure)
      if (room < 1) this.doc.setFontSize(12.5 * room)
      this.doc.text(figure, x, this.y + 8.5)
    }
    this.y += 13
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    this.tableRow(
      columns,
      columns.map(({ head }) => head),
      8,
      '#4a5a63',
    )
    for (const row of rows) {
      this.doc.setDrawColor('#dfd7c7').setLineWidth(0.2)
      this.tableRow(columns, row, 8.6, '#17262e', true)
    }
  }

  private tableRow(
    columns: readonly Column[],
    cells: readonly string[],
    size: number,
    ink: string,
    line = false,
  ) {
    this.pen(size, 'normal', ink)
    const wrapped = columns.map(
      ({ width }, index) => this.doc.splitTextToSize(cells[index] ?? '', width - 2) as string[],
    )
    const step = size * 0.43
    const height = Math.max(...wrapped.map((lines) => lines.length)) * step + 2.2
    this.ensure(height)
    this.pen(size, 'normal', ink)
    if (line) this.doc.line(this.left, this.y, this.left + this.width, this.y)
    let x = this.left
    for (const [index, { width, right }] of columns.entries()) {
      for (const [row, text] of wrapped[index]!.entries()) {
        const y = this.y + 1 + size * 0.34 + row * step
        if (right) this.doc.text(text, x + width - 2, y, { align: 'right' })
        else this.doc.text(text, x, y)
      }
      x += width
    }
    this.y += height
  }

  /** A picture as wide as the text, or narrower and in the middle when it would be higher than `most`. */
  picture(data: string, aspect: number, most: number): void {
    const height = Math.min(most, this.width / aspect)
    this.ensure(height)
    const width = height * aspect
    this.doc.addImage(data, 'JPEG', this.left + (this.width - width) / 2, this.y, width, height)
    this.y += height + 2
  }

  /** Writes the foot on every page and gives the file. */
  close(foot: string, pageOf: (page: number, pages: number) => string): Blob {
    const pages = this.doc.getNumberOfPages()
    for (let page = 1; page <= pages; page++) {
      this.doc.setPage(page)
      this.pen(7.5, 'normal', '#6c7a81')
      const lines = this.doc.splitTextToSize(foot, this.width - 34) as string[]
      this.doc.text(lines, this.left, HEIGHT - MARGIN - 2)
      this.doc.text(pageOf(page, pages), this.left + this.width, HEIGHT - MARGIN - 2, { align: 'right' })
    }
    return this.doc.output('blob')
  }
}

/** Bytes as the string of char codes that jsPDF's file table wants. */
function binary(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer)
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return text
}
