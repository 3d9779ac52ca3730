/**
 * Reader of the compact number stream both sea files are written in: unsigned LEB128 integers (7 bits a byte,
 * least significant first, high bit = more follows); signed ones are zigzag folded (0, -1, 1, -2 … → 0, 1, 2, 3 …).
 */
export class ByteReader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get done(): boolean {
    return this.at >= this.bytes.length
  }

  unsigned(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) throw new RangeError('sea data: the file ends in the middle of a number')
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }

  signed(): number {
    const folded = this.unsigned()
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2
  }
}

/** The writer's half of {@link ByteReader}. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16)
  private at = 0

  unsigned(value: number): void {
    if (this.at + 10 > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2)
      grown.set(this.bytes)
      this.bytes = grown
    }
    let rest = value
    while (rest >= 128) {
      this.bytes[this.at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.bytes[this.at++] = rest
  }

  signed(value: number): void {
    this.unsigned(value >= 0 ? 2 * value : -2 * value - 1)
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.at)
  }
}
