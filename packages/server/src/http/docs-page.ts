/** The parts of a JSON Schema that the page shows. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema | false
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly additionalProperties?: Schema | boolean
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly examples?: readonly unknown[]
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
  readonly description?: string
}

export interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Schema
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

/** The parts of an OpenAPI 3.1 document that the page shows. */
export interface OpenApi {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Record<string, Schema> }
}

const STYLE = `body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem;color:#1c2430;background:#fff}
h1,h2,h3{line-height:1.25}h2{margin-top:3rem;border-bottom:1px solid #d5dae1}h3{margin-top:2rem}
code,pre{font:14px/1.45 ui-monospace,monospace}pre{background:#f3f5f8;padding:.75rem;overflow:auto;border-radius:4px}
table{border-collapse:collapse;width:100%;font-size:15px}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e6e9ee}
.method{background:#143d59;color:#fff;border-radius:4px;padding:.1rem .45rem;font-size:13px}.need{color:#a33}
@media(prefers-color-scheme:dark){body{background:#12161c;color:#dfe5ec}pre{background:#1c222b}td,th,h2{border-color:#333b46}a{color:#8ec7ff}}`

/** The document as one page of plain HTML: no script, nothing fetched. */
export function docsPage(document: OpenApi): string {
  const { info, tags = [], paths } = document
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const groups = tags.map(({ name, description = '' }) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(name))
    return `<h2 id="tag-${plain(name)}">${plain(description)}</h2>${own.map(section).join('')}`
  })
  const schemas = Object.entries(document.components?.schemas ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `<h3 id="schema-${plain(name)}">${plain(name)}</h3>${described(schema)}`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${plain(info.title)}: programming interface</title>
<style>${STYLE}</style></head><body><h1>${plain(info.title)} ${plain(info.version)}</h1>
<p>${plain(info.description ?? '')} As OpenAPI: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
<ul>${operations.map(contents).join('')}</ul>${groups.join('')}<h2>Schemas</h2>${schemas.join('')}</body></html>`
}

interface Entry {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

const anchor = ({ method, path }: Entry) => `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`

const contents = (entry: Entry) =>
  `<li><a href="#${anchor(entry)}"><code>${entry.method.toUpperCase()} ${plain(entry.path)}</code></a> ${plain(entry.operation.summary ?? '')}</li>`

function section(entry: Entry): string {
  const { path, method, operation } = entry
  const parameters = (operation.parameters ?? []).map(
    ({ name, required, description, schema }) =>
      `<tr><td><code>${plain(name)}</code>${required ? ' <span class="need">required</span>' : ''}</td><td>${typeOf(schema ?? {})}</td><td>${plain(description ?? schema?.description ?? '')}</td></tr>`,
  )
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const responses = Object.entries(operation.responses ?? {}).map(([status, { content, description }]) => {
    const [type, media] = Object.entries(content ?? {})[0] ?? ['', {}]
    const what = media?.schema
      ? `${typeOf(media.schema)} <code>${plain(type)}</code>`
      : plain(description ?? '')
    return `<tr><td>${plain(status)}</td><td>${what}</td></tr>`
  })
  return `<h3 id="${anchor(entry)}"><span class="method">${method.toUpperCase()}</span> <code>${plain(path)}</code></h3>
<p>${plain([operation.summary, operation.description].filter(Boolean).join('. '))}</p>
${parameters.length > 0 ? `<table>${parameters.join('')}</table>` : ''}
${body ? `<p>Body: ${typeOf(body)}</p>` : ''}<table>${responses.join('')}</table>`
}

function described(schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, property]) =>
      `<tr><td><code>${plain(name)}</code>${schema.required?.includes(name) ? ' <span class="need">required</span>' : ''}</td><td>${typeOf(property)}</td><td>${plain(property.description ?? '')}</td></tr>`,
  )
  const examples = (schema.examples ?? []).map(
    (example) => `<pre>${plain(JSON.stringify(example, null, 2))}</pre>`,
  )
  const shape = rows.length > 0 ? `<table>${rows.join('')}</table>` : `<p>${typeOf(schema)}</p>`
  return `${schema.description ? `<p>${plain(schema.description)}</p>` : ''}${shape}${examples.join('')}`
}

/** A type in words, with its bounds; named schemas are links. */
function typeOf(schema: Schema): string {
  if (schema.$ref) {
    const name = plain(schema.$ref.split('/').at(-1) ?? '')
    return `<a href="#schema-${name}">${name}</a>`
  }
  const any = schema.anyOf ?? schema.oneOf
  if (any) return any.map(typeOf).join(' or ')
  if (schema.const !== undefined) return `<code>${plain(JSON.stringify(schema.const))}</code>`
  if (schema.enum) return schema.enum.map((value) => `<code>${plain(String(value))}</code>`).join(', ')
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}]`
  if (schema.type === 'array')
    return `list of ${schema.items ? typeOf(schema.items) : 'anything'}${bounds(schema)}`
  if (schema.properties) return `{ ${Object.keys(schema.properties).map(plain).join(', ')} }`
  if (typeof schema.additionalProperties === 'object') return `${typeOf(schema.additionalProperties)} by name`
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'anything')
  return `${plain(type)}${bounds(schema)}`
}

function bounds(schema: Schema): string {
  const parts = [
    schema.minimum !== undefined && Math.abs(schema.minimum) < 2 ** 53 - 1 ? `≥ ${schema.minimum}` : '',
    schema.exclusiveMinimum === undefined ? '' : `> ${schema.exclusiveMinimum}`,
    schema.maximum !== undefined && schema.maximum < 2 ** 53 - 1 ? `≤ ${schema.maximum}` : '',
    schema.maxLength === undefined ? '' : `at most ${schema.maxLength} characters`,
    schema.maxItems === undefined ? '' : `at most ${schema.maxItems}`,
  ].filter((part) => part !== '')
  return parts.length > 0 ? `, ${parts.join(', ')}` : ''
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text without meaning to HTML. */
const plain = (text: string) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
