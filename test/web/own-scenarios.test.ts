import { deflateRawSync } from 'node:zlib'
import { parseScenario } from '@serai/atlas'
import { readScenarios } from '@serai/atlas/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../../packages/web/src/i18n/en.ts'
import { refusalText } from '../../packages/web/src/i18n/refusal.ts'
import { voiceOf } from '../../packages/web/src/i18n/voice.ts'
import { OWN } from '../../packages/web/src/state/own-bounds.ts'
import { readQuestion, writeQuestion } from '../../packages/web/src/state/question.ts'
import { troubleOf } from '../../packages/web/src/worker/atlas-text.ts'
import { OwnScenarios } from '../../packages/web/src/worker/own-scenarios.ts'
import { scenarioIn, tokenOf } from '../../packages/web/src/worker/token.ts'

const TODAY = new Date('2026-11-24T12:00:00Z')
const read = (params: URLSearchParams) => readQuestion(params, TODAY)

/** What is sent in a link and read from it: through the address itself, as text. */
function throughAddress(tokens: readonly string[]): readonly string[] {
  const params = new URLSearchParams()
  writeQuestion({ ...read(new URLSearchParams()), with: tokens }, params)
  return read(new URLSearchParams(params.toString().replaceAll('%2C', ','))).with
}

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,30}$/)
const words = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => !/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text))
const column = fc.stringMatching(/^[a-z_]{1,12}$/)
const scalar = fc.oneof(
  words,
  fc.boolean(),
  fc.integer(),
  // JSON has no −0: it comes back as 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)
const where = fc.dictionary(column, fc.oneof(scalar, fc.array(words, { maxLength: 3 })), {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
})
const change = fc.oneof(
  fc.record({ op: fc.constant('set'), table: column, where, column, value: scalar }),
  fc.record({ op: fc.constant('scale'), table: column, where, column, factor: fc.nat() }),
  fc.record({ op: fc.constant('remove'), table: column, where }),
  fc.record({ op: fc.constant('open'), kind: column, target: words }),
)
const scenarios = fc
  .record({
    id,
    name: words,
    name_ru: words,
    note: words,
    changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  })
  .map((file) => parseScenario(file, 'any'))

describe('a scenario in the address', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const [token] = throughAddress([await tokenOf(scenario)])
        expect(await scenarioIn(token!)).toEqual(scenario)
      }),
      { numRuns: 200 },
    )
  })

  it('has room for every scenario of the atlas, three of them at once', async () => {
    const shipped = await readScenarios()
    const tokens = await Promise.all(shipped.map(tokenOf))
    for (const token of tokens) expect(token.length).toBeLessThanOrEqual(OWN.tokenCharacters)
    const three = tokens.slice(0, OWN.scenarios)
    expect(await new OwnScenarios().all(throughAddress(three))).toEqual(shipped.slice(0, OWN.scenarios))
  })

  it('is refused when too much of it is left after packing', async () => {
    // 400 rows of chance letters cannot be packed below their entropy: 400 × 16 × 5 bits are more than 2,048 × 6.
    const rows = fc.sample(fc.stringMatching(/^[a-v0-9]{16}$/), { seed: 7, numRuns: 400 })
    const changes = rows.map((target) => ({ op: 'open', kind: 'link', target }))
    await expect(tokenOf(parseScenario({ id: 'large', changes }, 'x'))).rejects.toThrow(/2048 characters/)
  })
})

const packed = (text: string | Uint8Array) => deflateRawSync(text).toString('base64url')
const open = { op: 'open', kind: 'passage', target: 'suez' }
const sound = packed(JSON.stringify({ id: 'mine', changes: [open] }))

describe('a hostile link', () => {
  const refused = (token: string) =>
    scenarioIn(token).then(
      () => ({ code: 'none', message: '', slots: {} }),
      (error) => troubleOf(error),
    )

  it.each([
    ['letters of no token', '<script>', 'option-invalid'],
    ['letters that are no stream', 'AAAA', 'option-invalid'],
    ['a token cut off', sound.slice(0, -6), 'option-invalid'],
    ['bytes that are no text', packed(Uint8Array.from([0xff, 0xfe, 0x80])), 'option-invalid'],
    ['a token of a megabyte', 'A'.repeat(1_000_000), 'input-too-large'],
    ['a bomb', packed('['.repeat(1_000_000)), 'input-too-large'],
    ['no JSON', packed('{"id":'), 'json-invalid'],
    ['brackets that nest to the bound', packed('['.repeat(60_000)), 'json-invalid'],
    ['a list', packed('[]'), 'scenario-invalid'],
    ['a path as its name', packed(JSON.stringify({ id: '../../x', changes: [open] })), 'scenario-invalid'],
    ['the prototype as a change', packed('{"changes":[{"__proto__":{"op":"open"}}]}'), 'scenario-invalid'],
    [
      'keys of the prototype',
      packed(`{"changes":[{"op":"open","kind":"link","target":"x","__proto__":1}]}`),
      'scenario-invalid',
    ],
    ['an op of the prototype', packed('{"changes":[{"op":"constructor"}]}'), 'scenario-invalid'],
    [
      'letters turned round',
      packed(JSON.stringify({ name: 'a\u202eb', changes: [open] })),
      'scenario-invalid',
    ],
    ['rows without end', packed(JSON.stringify({ changes: Array(501).fill(open) })), 'input-too-large'],
  ])('with %s is refused in one line', async (_, token, code) => {
    const trouble = await refused(token)
    expect(trouble.code).toBe(code)
    expect(trouble.message.length).toBeLessThan(300)
    for (const language of ['en', 'ru'] as const)
      expect(refusalText(trouble, voiceOf(language))).not.toMatch(/undefined|\{\w+\}/)
  })

  it('cannot bring more than three, and is never shortened to another question', async () => {
    const four = throughAddress(Array(9).fill(sound))
    expect(four.length).toBe(4)
    await expect(new OwnScenarios().all(four)).rejects.toThrow('with: got 4 scenarios, wanted at most 3')
  })

  it('survives any letters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.base64String({ maxLength: 400 }), async (text) => {
        expect((await refused(text)).code).toMatch(/^(option|json|scenario)-invalid|input-too-large$/)
      }),
    )
  })

  it('shows what can be read of it, so that the rest can be removed', async () => {
    const rows = await new OwnScenarios().shown([sound, 'AAAA'])
    expect(rows.map(({ scenario }) => scenario?.id ?? null)).toEqual(['mine', null])
    expect(rows[1]!.trouble?.code).toBe('option-invalid')
  })
})

describe('a scenario file', () => {
  const add = (name: string, text: string, beside: readonly string[] = []) =>
    new OwnScenarios().open(name, new Blob([text]), beside)

  it('takes its name from the file where it has none of its own', async () => {
    expect((await add('mine.json', JSON.stringify({ changes: [open] }))).id).toBe('mine')
  })

  it('is not even read when it is too large', async () => {
    await expect(add('x.json', ' '.repeat(OWN.bytes + 1))).rejects.toThrow(
      'x.json is 64001 bytes, more than 64000',
    )
  })

  it('beside three others has no room', async () => {
    const file = JSON.stringify({ changes: [open] })
    await expect(add('x.json', file, ['a', 'b', 'c'])).rejects.toThrow('got 4 scenarios, wanted at most 3')
  })

  it('of a hostile name is refused', async () => {
    await expect(add('../../etc/passwd', JSON.stringify({ changes: [open] }))).rejects.toThrow(
      /"id" must be letters/,
    )
  })
})

describe('why a scenario is refused', () => {
  const REASONS = [
    'change 3: no table is called "roads"',
    'links has no column "hourz"',
    'links has a row a-b already',
    'an id cannot be changed: remove the row and add another',
    'links.hours: got soon, expected a number',
    'links.mode is no number to scale',
    'factor -1 is not ≥ 0',
    '"where" names no column',
    'the file must hold one JSON object',
    '"changes" must be a list with at least one change',
    'a change must be an object',
    '"id" must be letters, digits, dots, colons and hyphens, at most 80',
    '"note" must be text of at most 2000 characters',
    '"note" must be text without control characters',
    '"colour" is no part of set, which has table, where',
    '"value" must be text, a number or true/false',
    'there is a scenario "mine" already: give this one another "id"',
    'change 1: op "explode" is none of set, scale',
    'kind "planet" is none of crossing, link',
  ]

  it.each(REASONS)('is said in Russian: %s', (why) => {
    const trouble = { code: 'scenario-invalid', message: '', slots: { scenario: 'mine', why } }
    const russian = refusalText(trouble, voiceOf('ru'))
    expect(russian).toMatch(/^Сценарий mine: .*[а-я]/)
    expect(russian).not.toContain(why)
    // Quotes aside, the English page says what the terminal does.
    const plain = refusalText(trouble, voiceOf('en')).replace(/[“”]/g, '"')
    expect(plain.toLowerCase()).toContain(why.split(':').at(-1)!.trim().split(' ').at(-1)!.toLowerCase())
  })

  it('has a sentence for each, and no sentence without one', () => {
    expect(Object.keys(en).filter((key) => key.startsWith('why.')).length).toBe(REASONS.length)
  })
})
