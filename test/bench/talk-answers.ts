import type { Language } from '@kith/shared/text'

/** Pieces of what the stub endpoint says; their numbers share no divisor, so that no answer repeats another. */
const pieces = {
  en: {
    openings: [
      'Ah, now you ask.',
      'Let me think.',
      'That one I know.',
      'Sit a moment and I will tell you.',
      'You have a good eye.',
      'Some evenings, yes.',
      'I have wondered too.',
    ],
    middles: [
      'The kettle sings a note higher when the wind turns',
      'the third lamp by the gate was always the stubborn one',
      'the tree drops one leaf when somebody lies',
      'a cold night shows twice as many stars',
      'the oldest recipe here is written on a napkin',
      'it began with a borrowed ladder and a box of matches',
      'the pond keeps whatever the children give it',
      'there was a winter when nobody came but the cat',
      'good tea forgives a bad day',
      'the moon is best when it has just cleared the roof',
      'two cups were left from the first evening',
    ],
    ends: [
      'or so it seems to me.',
      'and I have not changed my mind since.',
      'ask me again when the fire is low.',
      'that is all there is to it.',
      'you will see for yourself.',
    ],
  },
  zh: {
    openings: ['这个嘛。', '你问对人了。', '让我想想。', '坐下，我慢慢说。', '好眼力。', '有的晚上是这样。', '我也琢磨过。'],
    middles: [
      '风一转向，水壶的声音就高一点',
      '门口第三盏灯从来最不听话',
      '有人说谎，老树就掉一片叶子',
      '天越冷，星星越多',
      '最老的方子写在一张纸巾上',
      '一开始只有借来的梯子和一盒火柴',
      '孩子们丢进池塘的，池塘都留着',
      '有一年冬天，只有猫来过',
      '好茶能原谅坏的一天',
      '月亮刚过屋檐的时候最好看',
      '头一晚的杯子还剩两只',
    ],
    ends: ['我是这么觉得的。', '到现在也没改主意。', '火小了你再问我一次。', '就这么回事。', '你自己看看就知道。'],
  },
} as const

/** Answer number `index`, of the length people expect: two short sentences. */
export function answerOf(lang: Language, index: number): string {
  const { openings, middles, ends } = pieces[lang]
  const pick = (list: readonly string[]) => list[index % list.length] ?? ''
  return lang === 'zh'
    ? `[calm] ${pick(openings)}${pick(middles)}，${pick(ends)}`
    : `[calm] ${pick(openings)} ${pick(middles)}, ${pick(ends)}`
}
