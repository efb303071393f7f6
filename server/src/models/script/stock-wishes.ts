import type { Language } from '@kith/shared/text'

/**
 * Answers to wishes, counts and told stories, for residents whose card has no words of its own. `{about}`: what was said or is
 * liked; `{hero}`, `{thing}`: who and what the story told so far is about. Empty: only a card that serves has such lines.
 */
export const wishStock: Record<Language, Readonly<Record<string, readonly string[]>>> = {
  en: {
    recommend: [
      '[calm] I’d start with what’s nearest. It has usually been waiting.',
      '[curious] For a first visit: walk once round, and stop where you slow down.',
    ],
    recommendGift: ['[tender] Something small, and a line in your own hand. People keep the line.'],
    recommendLiked: ['[glad] You told me you like {about}. I’d stay with that.'],
    order: [],
    orderMore: [],
    echoYears: ['[surprised] {about}. That’s long enough to know a thing.'],
    echoAgain: ['[curious] {about}. That’s no accident any more.'],
    storyWith: [
      '{hero} thought about that, and took a while to sit down.',
      '“You’ll be wanting {thing},” said a voice to {hero}, and it wasn’t a question.',
      'Only {hero} noticed that {thing} had begun to hum.',
      'That night {hero} hid {thing} where nobody looks: in plain sight.',
      'In the morning {thing} was gone, and there was mud on the floor, and {hero} knew whose.',
      'Everybody blamed {hero}, and {hero} blamed {thing}.',
      'So {hero} told the truth about {thing}, which nobody had thought of trying.',
      '“I knew {thing} when it was small,” said the oldest of them, and {hero} went quite pale.',
      '{hero} said nothing, in the way of somebody who knows.',
      'And that was when {hero} heard the tune from behind the wall.',
      'It was just what {hero} had dreamt, only the wrong way round.',
    ],
    storyEndWith: [
      '[tender] And {hero} kept {thing} on the windowsill after that, and never once explained. The end.',
      '[glad clap] So {thing} went back where it belonged, and {hero} stayed to supper. The end. I liked your half.',
      '[calm] And {hero} went home the long way round, on purpose. The end.',
    ],
  },
  zh: {
    recommend: ['[calm] 就近的先来，它多半等了一会儿了。', '[curious] 头一回来，就走一圈，脚在哪儿慢下来，就停在哪儿。'],
    recommendGift: ['[tender] 东西小一点，附一句亲手写的。人家留下的，总是那一句。'],
    recommendLiked: ['[glad] 你说过喜欢{about}，那就还是它。'],
    order: [],
    orderMore: [],
    echoYears: ['[surprised] {about}，够把一样东西看熟了。'],
    echoAgain: ['[curious] {about}了，不能算碰巧了。'],
    storyWith: [
      '{hero}想了想，好一会儿才坐下。',
      '有个声音对{hero}说：你用得着{thing}。听着不像是问。',
      '只有{hero}发觉，{thing}自己哼起歌来了。',
      '当天夜里，{hero}把{thing}藏在最没人找的地方：明面上。',
      '第二天早上，{thing}不见了，地上一串泥脚印，{hero}认得是谁的。',
      '大家都怪{hero}，{hero}怪{thing}。',
      '{hero}索性把{thing}的事照实说了，这一招，之前谁也没试过。',
      '“{thing}小时候我就认得。”最老的那位说。{hero}脸都白了。',
      '{hero}不作声，是心里有数的那种不作声。',
      '就在这时候，{hero}听见墙后头有人吹起那支曲子。',
      '这事{hero}梦见过，只不过左右是反的。',
    ],
    storyEndWith: [
      '[tender] 打那以后，{thing}就摆在{hero}的窗台上，问起来从来不说。完。',
      '[glad clap] 末了{thing}回了原处，{hero}留下来吃了晚饭。完了，你那半好听。',
      '[calm] {hero}回家，故意绕了远路。完。',
    ],
  },
}
