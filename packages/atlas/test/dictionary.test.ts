import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COLUMNS } from '../src/checks/columns.ts'
import { dictionary } from '../src/checks/dictionary.ts'
import { camelCase } from '../src/load.ts'
import { dictionaryPage } from '../tools/dictionary/page.ts'
import { DICTIONARY } from './desert.ts'

const UNIONS = ['tables', 'sites']
  .map((file) => readFileSync(new URL(`../src/${file}.ts`, import.meta.url), 'utf8'))
  .join('')

describe('the dictionary and the row types', () => {
  // The compiler holds COLUMNS and tables.ts together, in names and in what may be empty.
  it('have the same tables', () => {
    expect(DICTIONARY.resources.map((table) => table.name).sort()).toEqual(Object.keys(COLUMNS).sort())
  })

  it.each(Object.entries(COLUMNS))('%s has the same columns', (name, columns) => {
    const table = DICTIONARY.resources.find((resource) => resource.name === name)!
    const inFile = table.schema.fields.map((field) => camelCase(field.name))
    expect(inFile.toSorted()).toEqual(Object.keys(columns).toSorted())
  })

  it('agree on types and on which cells may be empty', () => {
    expect(dictionary(DICTIONARY).map((problem) => problem.message)).toEqual([])
    for (const { name, schema } of DICTIONARY.resources)
      for (const field of schema.fields) {
        const kind = (COLUMNS as Readonly<Record<string, Readonly<Record<string, string>>>>)[name]![
          camelCase(field.name)
        ]!
        if (field.constraints?.required) expect(`${name}.${field.name} ${kind}`).not.toMatch(/\?$/)
      }
  })

  it('agree on the values of every closed list', () => {
    for (const { name, schema } of DICTIONARY.resources)
      for (const field of schema.fields) {
        const allowed = field.items ?? (field.type === 'string' ? field.constraints?.enum : undefined)
        for (const value of allowed ?? [])
          if (field.name !== 'roles' && field.name !== 'families')
            expect(UNIONS, `${name}.${field.name}`).toContain(`'${value}'`)
      }
  })
})

describe('docs/reference/atlas.md', () => {
  it('says what the dictionary says (vitest -u writes it anew)', async () => {
    await expect(dictionaryPage(DICTIONARY)).toMatchFileSnapshot('../../../docs/reference/atlas.md')
  })
})
