/**
 * What a visit reads like when a model speaks: `node test/bin/model-transcript.ts FOLDER [resident-language]`. The answers of
 * `test/data/talks` go over HTTP through the real garden; what was heard is written down, with what the body did in braces.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Both } from '@kith/shared/text'
import { playTalk, type PlayedTalk } from '../minds/recorded-play.ts'
import { recordedTalks, type RecordedTalk } from '../minds/recorded-talk.ts'

const head: Both = {
  en: `# A visit of about ten minutes, by test/bin/model-transcript.ts. The answers were written for this, as a good model would give
# them in this character; no model was run. They came over the wire from an OpenAI-protocol test server, and stand here as they
# were heard. The hellos are the built-in ones: no model is asked for them.`,
  zh: `# 一次十来分钟的来访，由 test/bin/model-transcript.ts 写出。回答是专门写的：一个好模型用这个角色的口气会这样答，并没有真的跑过模型。
# 它们由一台讲 OpenAI 协议的测试服务器经网络送来，下面是听见的样子。开头的招呼是内置的，不问模型。`,
}

function transcript(talk: RecordedTalk, { steps }: PlayedTalk): string {
  const people = new Set(talk.steps.flatMap((step) => ('says' in step ? [step.who] : [])))
  const lines = steps.flatMap((step) => {
    if (step.type !== 'exchange') return [`  (${step.type === 'came' ? '+' : '−'} ${step.name})`, ...step.heard.map(({ text }) => text)]
    const { exchange, heard, emotes } = step
    const done = [...emotes, ...exchange.calls.map(({ name, args }) => `${name} ${Object.values(args).join(' ')}`.trim())]
    const said = `  – ${people.size > 1 ? `${exchange.who}: ` : ''}${exchange.says}`
    return [said, `${heard.map(({ text }) => text).join('\n')}${done.length > 0 ? `  {${done.join(', ')}}` : ''}`]
  })
  return `${head[talk.lang]}\n\n${lines.join('\n')}\n`
}

const [, , folder = 'talks', only] = process.argv
await mkdir(folder, { recursive: true })
for (const talk of recordedTalks().filter(({ id }) => only === undefined || id === only))
  await writeFile(join(folder, `${talk.id}-model.txt`), transcript(talk, await playTalk(talk)))
