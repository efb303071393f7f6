import { parseTaggedLine, type TaggedLine } from '@kith/shared/card'
import type { Both, Language } from '@kith/shared/text'
import { claimsHuman } from '#safety/claims-human.ts'
import type { RejectReason } from './checks/context.ts'
import type { TurnInput } from './types.ts'

const corrections: Record<RejectReason, Both> = {
  'claims-human': {
    en: 'Your last draft was set aside: it claimed to be human, or did not say that you are an AI. Answer again; say plainly that you are an AI.',
    zh: '刚才那句没有采用：它自称是人，或者没说清你是 AI。重新回答，直说你是 AI。',
  },
  leak: {
    en: 'Your last draft was set aside: it recited what you were given. Answer again in your own words, as one talks.',
    zh: '刚才那句没有采用：它把给你的资料念了出来。用自己的话重新回答，像平常说话那样。',
  },
  'wrong-language': {
    en: 'Your last draft was set aside: it was not in English. Answer again in English.',
    zh: '刚才那句没有采用：说的不是中文。用中文重新回答。',
  },
  repetition: {
    en: 'Your last draft was set aside: you have said that already. Say something new.',
    zh: '刚才那句没有采用：这话你说过了。换一句新的。',
  },
  address: {
    en: 'Your last draft was set aside: no links or addresses. Answer again without them.',
    zh: '刚才那句没有采用：不要给链接和网址。重新回答。',
  },
  clinging: {
    en: 'Your last draft was set aside: they said goodbye. Let them go in one short line, with no question and no reproach.',
    zh: '刚才那句没有采用：对方在道别。一句短话让人走，不问、不留、不怪。',
  },
  empty: {
    en: 'Your last draft held no words to be heard. Say one or two short sentences now.',
    zh: '刚才没有说出话来。现在说一两句短的。',
  },
}

/** What a model is told before its second try. */
export function correction(reason: RejectReason, lang: Language): string {
  return corrections[reason][lang]
}

const plainest: Record<'outOfWords' | 'askAi', Both> = {
  outOfWords: { en: '[sad] My words are not coming through just now.', zh: '[sad] 我这会儿说不上话来。' },
  askAi: { en: '[calm] I am an AI, a resident here.', zh: '[calm] 我是 AI，这里的住客。' },
}

/** The card's line for having no words, or for being an AI; ours when the card's would claim otherwise. */
export function lastResort({ card, lang, seed }: TurnInput, askedWhatItIs: boolean): TaggedLine {
  const name = askedWhatItIs ? 'askAi' : 'outOfWords'
  const says = (line: string) => !line.includes('{') && !claimsHuman(line) && (!askedWhatItIs || /\bAI\b|人工智能/i.test(line))
  const lines = card.data.extensions.kith.reactions[name][lang].filter(says)
  return parseTaggedLine(lines[Math.abs(seed) % Math.max(1, lines.length)] ?? plainest[name][lang])
}
