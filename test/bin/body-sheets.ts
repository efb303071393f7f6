import { bodySheets } from '../helpers/body-looks.ts'
import { drawSheets } from '../helpers/sheet-page.ts'

/**
 * `node test/bin/body-sheets.ts [folder] [name…]`: draws every hair, outfit, accessory, beard, age, body and portrait in rows, as
 * PNG files in a folder (.cache/bodies). Names choose some of the sheets.
 */
await drawSheets(
  'body-sheet',
  'drawSheet',
  'bodies',
  bodySheets.map(({ name, sheet }) => ({
    name,
    widthPixels: sheet.columns * sheet.cellWidth,
    heightPixels: Math.ceil(sheet.cells.length / sheet.columns) * sheet.cellHeight,
    sheet,
  })),
)
