import type { Language } from '@kith/shared/text'

/** That a note hangs on the board for whoever is spoken to. Nobody here has read it. */
export const noteStock: Record<Language, { noteWaits: readonly string[] }> = {
  en: {
    noteWaits: [
      '[calm point] There is something pinned up for you on the board.',
      '[glad point] The board has a note for you. I have not read it.',
      '[calm point] Somebody left you a note, over on the board.',
    ],
  },
  zh: {
    noteWaits: [
      '[calm point] 板上有一张字条，是留给你的。',
      '[glad point] 有人给你留了字条，在板上钉着，我没看。',
      '[calm point] 记得去板上看看，有你的一张字条。',
    ],
  },
}
