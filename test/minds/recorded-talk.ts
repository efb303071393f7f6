import { readFileSync, readdirSync } from 'node:fs'
import { languages, type Language } from '@kith/shared/text'
import { z } from 'zod'
import { residentIds } from './script-talk.ts'

/** What a visitor said and what a model in that character answered, as it streams it: tag first, tool calls beside. */
export interface Exchange {
  who: string
  says: string
  answer: string
  calls: readonly { name: string; args: Readonly<Record<string, string>> }[]
  /** Words that stand in the request, because the answer leans on them: memory, the hour, the card. */
  needs: readonly string[]
  /** The answer is the script's own, and no model is asked: `answer` is a part of what is heard. */
  builtIn: boolean
  /** Parts of what the resident says after that by itself, from the script. */
  follows: readonly string[]
}
export type TalkStep = Exchange | { comes: string } | { goes: string }
export interface RecordedTalk {
  id: string
  resident: string
  lang: Language
  steps: readonly TalkStep[]
}

const argsSchema = z.record(z.string(), z.string())
const folder = new URL('../data/talks/', import.meta.url)

/** All talks of `test/data/talks`, by name. */
export function recordedTalks(): RecordedTalk[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => parseTalk(name.replace('.txt', ''), readFileSync(new URL(name, folder), 'utf8')))
}

/**
 * Blocks parted by an empty line: `Name: words`, the answer, and beneath it, when there is any, `needs: words | words` and
 * `call: tool {"argument":"…"}`. `~ words` stands for a line of the script that holds them: as the answer, or beneath it for what follows. A block of `+ Name` lets somebody in, `- Name` lets them go, `#` is a remark.
 */
function parseTalk(id: string, text: string): RecordedTalk {
  const [who, spoken] = id.split('-')
  const resident = residentIds.find((one) => one === who)
  const lang = languages.find((one) => one === spoken)
  if (resident === undefined || lang === undefined) throw new Error(`${id}: named after no resident and language`)
  const blocks = text.split(/\n{2,}/).map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  return { id, resident, lang, steps: blocks.filter((lines) => lines.length > 0).map((lines) => parseStep(id, lines)) }
}

function parseStep(id: string, [first = '', answer = '', ...more]: readonly string[]): TalkStep {
  if (first.startsWith('+ ')) return { comes: first.slice(2) }
  if (first.startsWith('- ')) return { goes: first.slice(2) }
  const [, who, says] = /^([^:]+): (.+)$/.exec(first) ?? []
  if (who === undefined || says === undefined || answer === '') throw new Error(`${id}: “${first}” is no exchange`)
  const named = (key: string) => more.flatMap((line) => (line.trim().startsWith(`${key}: `) ? [line.trim().slice(key.length + 2)] : []))
  return {
    who,
    says,
    answer: answer.replace(/^~ ?/, ''),
    builtIn: answer.startsWith('~'),
    follows: more.flatMap((line) => (line.startsWith('~') ? [line.slice(1).trim()] : [])),
    needs: named('needs').flatMap((words) => words.split(' | ')),
    calls: named('call').map((call) => {
      const [, name = '', args = '{}'] = /^(\S+)\s*(\{.*\})?$/.exec(call) ?? []
      return { name, args: argsSchema.parse(JSON.parse(args)) }
    }),
  }
}
