import type { Reply } from '../say.ts'
import type { Talk } from '../talk.ts'
import type { Move } from '../move.ts'
import { aboutYouMoves, startAboutYou } from './about-you.ts'
import { chainMoves, startChain } from './chain.ts'
import { guessMoves, hiddenMoves, startGuess, startHidden } from './twenty.ts'
import { playing } from './playing.ts'
import { startStory, storyMoves } from './story.ts'

/** Games any resident plays, besides those of its card; asked for by what they are called. */
const asked: readonly (readonly [pattern: RegExp, start: (talk: Talk) => Reply | null])[] = [
  [
    /故事接龙|(?:一起|轮流|接着)(?:来)?(?:编|讲|说)(?:个|一个)?故事|你一句我一句|\b(?:tell|make up|write|invent) a story (?:together|with me|in turns)|\bstory (?:together|in turns|game)|\btake turns\b.*\bstory\b/,
    startStory,
  ],
  [/接龙|\b(?:word chain|chain of words|last letter|word game)\b/, startChain],
  [
    /(?:我想(?:一个|个)?(?:东西)?,?)?(?:你来?|换你)猜(?:我|吧|$)|你猜我(?:在)?想|\b(?:you guess|guess what i'm thinking|guess my (?:thing|word))\b/,
    startGuess,
  ],
  [
    /二十(?:个)?问|二十个问题|你想(?:一个|个)(?:东西)?,?我来?猜|\b(?:20|twenty) questions\b|\bi(?:'ll)? guess\b.*\byou think\b/,
    startHidden,
  ],
  [/(?:两|二)真一假|真真假假.*我|\btwo truths(?: and)?(?: one| a)? lie\b/, startAboutYou],
]
const started = 97

/** Asks for one of these games by what it is called; `text` is normalised. */
export function asksToPlay(text: string): boolean {
  return asked.some(([pattern]) => pattern.test(text))
}

export function playMoves(talk: Talk): Move[] {
  const { heard } = talk
  if (heard === null) return []
  const wanted = asked.find(([pattern]) => pattern.test(heard.text))
  if (wanted !== undefined) return [{ kind: 'play', score: started, make: () => wanted[1](talk) }]
  const now = playing(talk)
  switch (now?.kind) {
    case undefined:
      return []
    case 'chain':
      return chainMoves(talk, now)
    case 'hidden':
      return hiddenMoves(talk, now)
    case 'guess':
      return guessMoves(talk, now)
    case 'about-you':
      return aboutYouMoves(talk, now)
    case 'story':
      return storyMoves(talk, now)
    default:
      return []
  }
}
