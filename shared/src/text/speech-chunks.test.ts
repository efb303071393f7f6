import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphemes } from './graphemes.ts'
import { SpeechChunker, speechChunks } from './speech-chunks.ts'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const wordCount = (text: string) => Array.from(words.segment(text)).filter((part) => part.isWordLike === true).length

describe('speechChunks', () => {
  test.each([
    ['', []],
    ['Hello', ['Hello']],
    [
      'Oh, hello there! How are you today, my friend from far away?',
      ['Oh, ', 'hello there! ', 'How are you today, ', 'my friend from far away?'],
    ],
    ['哎，你来了！今天的茶是桂花的，要不要尝一口？', ['哎，', '你来了！', '今天的茶是桂花的，', '要不要尝一口？']],
    ['It costs 3.50, or 1,000.25 in all; see kith.example now.', ['It costs 3.50, ', 'or 1,000.25 in all; ', 'see kith.example now.']],
    ['At 10:30 we meet. Mr. Zhou comes too.', ['At 10:30 we meet. ', 'Mr. Zhou comes too.']],
    ['“Really?” she asked. “Yes!” he said.', ['“Really?” ', 'she asked. ', '“Yes!” ', 'he said.']],
    ['He said, "come in" and smiled.', ['He said, ', '"come in" and smiled.']],
    ['嗯……让我想想——好吧。', ['嗯……', '让我想想——', '好吧。']],
    ['Well — maybe. So, so, so it goes on and on.', ['Well — ', 'maybe. ', 'So, so, so it goes on and on.']],
  ])('%j', (text, chunks) => {
    expect(speechChunks(text)).toEqual(chunks)
  })

  test('without punctuation it cuts between words, at eight then at twelve', () => {
    const text = Array.from({ length: 50 }, (_, index) => `word${index}`).join(' ')
    expect(speechChunks(text).map(wordCount)).toEqual([8, 8, 12, 12, 10])
    expect(
      Math.max(...speechChunks('我想和你一起去看星星然后坐在湖边慢慢聊天直到天亮我们再回家吃早饭睡觉做梦'.repeat(3)).map(wordCount)),
    ).toBeLessThanOrEqual(13)
  })

  test('the first piece leaves as soon as its comma is followed by something', () => {
    const chunker = new SpeechChunker()
    expect(chunker.push('Oh')).toEqual([])
    expect(chunker.push(',')).toEqual([])
    expect(chunker.push(' hel')).toEqual(['Oh, '])
    expect(chunker.push('lo')).toEqual([])
    expect(chunker.end()).toEqual(['hello'])
    expect(chunker.end()).toEqual([])
  })

  test('a run without any boundary is cut all the same, between graphemes', () => {
    const text = '👨‍👩‍👧‍👦'.repeat(300)
    const chunks = speechChunks(text)
    expect(chunks.length).toBeGreaterThan(5)
    expect(chunks.flatMap(graphemes)).toEqual(graphemes(text))
  })

  test('100,000 characters at once are quick', () => {
    const text = 'So it goes on, and on, 然后继续。'.repeat(4000)
    expect(speechChunks(text).join('')).toBe(text)
  }, 5000)

  const piece = fc.constantFrom(
    'Hello',
    ' ',
    ', ',
    '. ',
    '3.14',
    '你好',
    '，',
    '。',
    '！',
    '👩‍🚀',
    'é',
    'e\u0301',
    '\n',
    '"',
    '”',
    '…',
    '🇨🇳',
    ':',
    '10',
    '—',
    "don't",
    '\r\n',
  )
  test('property: nothing lost, no grapheme split, however the text arrives', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (pieces, sizes) => {
        const text = pieces.join('')
        const chunker = new SpeechChunker()
        const chunks: string[] = []
        for (let at = 0; at < text.length;) {
          const size = sizes.next().value
          chunks.push(...chunker.push(text.slice(at, at + size)))
          at += size
        }
        chunks.push(...chunker.end())
        expect(chunks.join('')).toBe(text)
        expect(chunks.every((chunk) => chunk !== '')).toBe(true)
        expect(chunks.flatMap(graphemes)).toEqual(graphemes(text))
        expect(chunks.some((chunk, index) => /\d[.,:]$/.test(chunk) && /^\d/.test(chunks[index + 1] ?? ''))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
