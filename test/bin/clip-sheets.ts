import { clipSheets } from '../helpers/clip-rows.ts'
import { drawSheets } from '../helpers/sheet-page.ts'

/**
 * `node test/bin/clip-sheets.ts [folder] [name…]`: draws every clip across time, from the front and from the side, as PNG files in
 * a folder (.cache/clips), with the client's own animator. Names choose some of the sheets.
 */
await drawSheets(
  'clip-sheet',
  'drawClips',
  'clips',
  clipSheets.map(({ name, sheet }) => ({
    name,
    widthPixels: sheet.timesSeconds.length * sheet.cellWidth,
    heightPixels: sheet.rows.length * 2 * sheet.cellHeight,
    sheet,
  })),
)
