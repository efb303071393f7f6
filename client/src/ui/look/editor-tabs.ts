import { type Look, lookOptions } from '@kith/shared/state'
import type { PreviewFocus } from '#scene/look-preview/look-preview.ts'
import type { ThumbnailFocus } from '#scene/look-preview/thumbnails.ts'

type Kind = (typeof lookOptions.kind)[number]
type Table = keyof typeof lookOptions
type Measure = Exclude<keyof Look, Table>

/** What one chooses from in a tab: small pictures, colours, or a measure. */
export type Section =
  | { show: 'pictures'; table: Exclude<Table, Colour>; focus: ThumbnailFocus }
  | { show: 'colours'; table: Colour }
  | { show: 'measure'; measure: Measure }
export type Colour = 'skin' | 'hairColor' | 'top' | 'bottom' | 'accent'

export const tabIds = ['body', 'face', 'hair', 'outfit', 'worn', 'colours', 'size'] as const
export type TabId = (typeof tabIds)[number]

interface Tab {
  /** What the large figure shows meanwhile. */
  focus: PreviewFocus
  sections: readonly Section[]
}

export const tabs: Readonly<Record<TabId, Tab>> = {
  body: {
    focus: 'body',
    sections: [
      { show: 'pictures', table: 'kind', focus: 'body' },
      { show: 'pictures', table: 'age', focus: 'body' },
    ],
  },
  face: {
    focus: 'head',
    sections: [
      { show: 'colours', table: 'skin' },
      { show: 'pictures', table: 'beard', focus: 'head' },
    ],
  },
  hair: {
    focus: 'head',
    sections: [
      { show: 'colours', table: 'hairColor' },
      { show: 'pictures', table: 'hair', focus: 'head' },
    ],
  },
  outfit: { focus: 'body', sections: [{ show: 'pictures', table: 'outfit', focus: 'clothes' }] },
  worn: {
    focus: 'head',
    sections: [
      { show: 'pictures', table: 'accessory', focus: 'head' },
      { show: 'pictures', table: 'extra', focus: 'head' },
    ],
  },
  colours: {
    focus: 'body',
    sections: [
      { show: 'colours', table: 'top' },
      { show: 'colours', table: 'bottom' },
      { show: 'colours', table: 'accent' },
    ],
  },
  size: {
    focus: 'body',
    sections: [
      { show: 'measure', measure: 'heightPercent' },
      { show: 'measure', measure: 'widthPercent' },
      { show: 'measure', measure: 'headPercent' },
    ],
  },
}

/** What those who are not human lack. */
const lacking: Readonly<Record<Kind, readonly Table[]>> = {
  person: [],
  fox: ['hair', 'hairColor', 'beard'],
  spirit: ['hair', 'hairColor', 'beard', 'outfit'],
  lamp: ['hair', 'hairColor', 'beard', 'outfit'],
}

export function kindOf(look: Look): Kind {
  return lookOptions.kind[look.kind] ?? 'person'
}

/** The sections of a tab that mean something for this body; none when it has nothing of the sort. */
export function sectionsFor(tab: TabId, look: Look): readonly Section[] {
  const lacks = lacking[kindOf(look)]
  return tabs[tab].sections.filter((section) => section.show === 'measure' || !lacks.includes(section.table))
}
