import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { words } from './en/index.ts'
import type { WordTree } from './types.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

interface Source {
  file: string
  program: Node
  text: string
}
/** Any node of a syntax tree, as loosely as this test needs it. */
interface Node {
  type: string
  [key: string]: unknown
}

const sources: Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^i18n\/(en|zh)\//.test(file) && !file.includes('/testing/'))
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return { file: relative(root, join(root, file)), program: parseSync(file, text).program as unknown as Node, text }
  })

/** Calls `visit` for a node and all within it. */
function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) visit(node as Node)
    for (const value of Object.values(node)) walk(value, visit)
  }
}

function keysOf(tree: WordTree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [name.replace(/_(one|other)$/, '')] : keysOf(value, name)
  })
}

/** Attributes whose text people read or hear. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'hint',
  'label',
  'lead',
  'placeholder',
  'text',
  'title',
])
const letters = /\p{L}/u
/** Names of languages stand in their own language in every language; `test` never leaves a test's page. */
const allowed = new Set(['中文', 'English', 'test'])

describe('words in the sources', () => {
  test('no text stands in the code', () => {
    const found: string[] = []
    for (const { file, program } of sources.filter((source) => source.file.endsWith('.tsx'))) {
      const complain = (value: unknown): void => {
        if (typeof value === 'string' && letters.test(value) && !allowed.has(value.trim())) found.push(`${file}: ${value.trim()}`)
      }
      walk(program, (node) => {
        if (node.type === 'JSXText') complain(node['value'])
        if (node.type === 'JSXExpressionContainer') complain(literal(node['expression']))
        if (node.type === 'JSXAttribute' && spoken.has(nameOf(node['name']))) complain(literal(node['value']))
      })
    }
    expect(found).toEqual([])
    expect(sources.length).toBeGreaterThan(100)
  })

  test('no Chinese stands in the code, but what comes in both languages at once', () => {
    const names = new Set([
      'i18n/friendly-names.ts',
      // Sounds and their mouths, a sign of the house, a probe for fonts, a language's own name.
      'scene/avatar/mouth-hanzi.ts',
      'scene/room/sign.ts',
      'ui/chinese-font.ts',
      'ui/parts/LanguageButton.tsx',
    ])
    const found = sources.filter(({ file, program }) => !names.has(file) && hasHanLiteral(program)).map(({ file }) => file)
    expect(found).toEqual([])
  })

  test('every word is used', () => {
    const texts = new Set<string>()
    const patterns: RegExp[] = []
    for (const { program } of sources)
      walk(program, (node) => {
        const text = literal(node)
        if (text !== null) texts.add(text)
        if (node.type === 'TemplateLiteral') {
          const parts = (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
          if (/^[a-z]+\./.test(parts[0] ?? ''))
            patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`))
        }
      })
    const unused = keysOf(words).filter((key) => !texts.has(key) && !patterns.some((pattern) => pattern.test(key)))
    expect(unused).toEqual([])
  })
})

function literal(node: unknown): string | null {
  if (typeof node !== 'object' || node === null) return null
  const { type, value, expression, quasis } = node as { type?: string; value?: unknown; expression?: unknown; quasis?: unknown[] }
  if (type === 'Literal' && typeof value === 'string') return value
  if (type === 'JSXExpressionContainer') return literal(expression)
  if (type === 'TemplateLiteral' && quasis?.length === 1) return (quasis[0] as { value: { cooked: string } }).value.cooked
  return null
}

function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'name' in node && typeof node.name === 'string' ? node.name : ''
}

function hasHanLiteral(program: Node): boolean {
  const inBoth = new Set<unknown>()
  let found = false
  walk(program, (node) => {
    if (node.type === 'ObjectExpression') for (const value of bothOf(node)) inBoth.add(value)
    const text = literal(node)
    if (text !== null && !inBoth.has(node) && /\p{Script=Han}/u.test(text)) found = true
  })
  return found
}

/** The texts of an object with exactly a `zh` and an `en`. */
function bothOf({ properties }: Node): unknown[] {
  const entries = (properties as Node[]).map(({ key, value }) => [nameOf(key), value] as const)
  return entries.length === 2 && entries.every(([name]) => name === 'zh' || name === 'en') ? entries.map(([, value]) => value) : []
}
