import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const squeeze = { br: promisify(brotliCompress), gzip: promisify(gzip) }
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** Bytes that never change while the server runs, compressed at most once for each encoding. */
export class StaticBody {
  readonly type: string
  private readonly bytes: Buffer
  private readonly digest: string
  private readonly encoded = new Map<'br' | 'gzip', Promise<Buffer>>()

  constructor(type: string, content: string | Buffer) {
    this.type = type
    this.bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.digest = createHash('sha256').update(this.bytes).digest('base64url').slice(0, 22)
  }

  static json(value: unknown): StaticBody {
    return new StaticBody('application/json; charset=utf-8', JSON.stringify(value))
  }

  /** Answers with the bytes in an encoding that the client takes, or with 304 when it has them already. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const encoding = this.bytes.length < 1024 ? null : encodingFor(request.headers['accept-encoding'])
    // A strong tag names bytes, so each encoding has its own.
    const tag = `"${this.digest}${encoding ? `-${encoding}` : ''}"`
    reply.header('etag', tag).header('vary', 'accept-encoding').header('cache-control', 'no-cache')
    if (isListed(request.headers['if-none-match'], tag)) return reply.code(304).send()
    if (encoding) reply.header('content-encoding', encoding)
    return reply.type(this.type).send(encoding ? await this.in(encoding) : this.bytes)
  }

  private in(encoding: 'br' | 'gzip'): Promise<Buffer> {
    let made = this.encoded.get(encoding)
    if (!made) {
      made = encoding === 'br' ? squeeze.br(this.bytes, BROTLI) : squeeze.gzip(this.bytes)
      this.encoded.set(encoding, made)
    }
    return made
  }
}

function encodingFor(accepted: string | undefined): 'br' | 'gzip' | null {
  const weights = new Map<string, number>()
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', weight] = part.split(';').map((word) => word.trim())
    weights.set(name, weight?.startsWith('q=') ? Number(weight.slice(2)) : 1)
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weightOf('br') > 0 && weightOf('br') >= weightOf('gzip')) return 'br'
  return weightOf('gzip') > 0 ? 'gzip' : null
}

/** Weak comparison, as RFC 9110 wants for If-None-Match. */
function isListed(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)
}
