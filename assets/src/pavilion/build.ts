import type { SpaceParts } from '#kit/builder.ts'
import { SpaceBuilder, emptyParts } from '#kit/builder.ts'
import { buildNoticeBoard } from '#kit/notice-board.ts'
import { createRandom } from '#kit/random.ts'
import { palette } from '#palette.ts'
import { buildBenches } from './benches.ts'
import { buildBoat } from './boat.ts'
import { buildCauseway } from './causeway.ts'
import { colours } from './colours.ts'
import { buildColumns } from './columns.ts'
import { buildDais } from './dais.ts'
import { buildIslets } from './islets.ts'
import { buildLanterns } from './lanterns.ts'
import { buildLotus } from './lotus.ts'
import { buildReeds } from './reeds.ts'
import { buildRoof } from './roof.ts'
import { buildTea } from './tea.ts'
import { buildTerrace } from './terrace.ts'
import { buildWillow } from './willow.ts'
import { buildAir } from './air.ts'

/** In this order seats get their numbers; adding an area at the end disturbs nothing before it. */
const areas = [
  buildTerrace,
  buildDais,
  buildColumns,
  buildRoof,
  buildBenches,
  buildTea,
  buildCauseway,
  buildBoat,
  buildLanterns,
  buildLotus,
  buildReeds,
  buildWillow,
  buildIslets,
  buildAir,
  buildBoard,
]

function buildBoard(builder: SpaceBuilder): void {
  buildNoticeBoard(builder, {
    // Beside whoever comes in, not before them: at the edge of their first picture it would be cut.
    at: [1.75, -0.02, 18.6],
    yawRadians: -2.214,
    standing: true,
    scale: 0.8,
    wood: colours.lacquer,
    cork: palette.woodMid,
    roof: colours.ridge,
  })
}

/** The Lake Pavilion, unlit. Same sources, same lake. */
export function buildPavilion(): SpaceParts {
  const parts = emptyParts()
  areas.forEach((build, index) => build(new SpaceBuilder(parts, createRandom(53 + index * 101))))
  return parts
}
