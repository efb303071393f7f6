import type { SpaceParts } from '#kit/builder.ts'
import { SpaceBuilder, emptyParts } from '#kit/builder.ts'
import { buildNoticeBoard } from '#kit/notice-board.ts'
import { createRandom } from '#kit/random.ts'
import { palette } from '#palette.ts'
import { buildArmchair } from './armchair.ts'
import { buildBeams } from './beams.ts'
import { buildCat } from './cat.ts'
import { buildDaybed } from './daybed.ts'
import { buildFairyLights } from './fairy-lights.ts'
import { buildFloor } from './floor.ts'
import { buildGramophone } from './gramophone.ts'
import { buildHangings } from './hangings.ts'
import { buildLadder } from './ladder.ts'
import { layout } from './layout.ts'
import { buildPlants } from './plants.ts'
import { buildRooftops } from './rooftops.ts'
import { buildShelves } from './shelves.ts'
import { buildTea } from './tea.ts'
import { buildTrifles } from './trifles.ts'
import { buildWalls } from './walls.ts'
import { buildWindow } from './window.ts'

/** In this order seats get their numbers; adding an area at the end disturbs nothing before it. */
const areas = [
  buildFloor,
  buildWalls,
  buildBeams,
  buildWindow,
  buildShelves,
  buildDaybed,
  buildTea,
  buildArmchair,
  buildGramophone,
  buildCat,
  buildLadder,
  buildPlants,
  buildFairyLights,
  buildTrifles,
  buildRooftops,
  buildHangings,
  buildBoard,
]

function buildBoard(builder: SpaceBuilder): void {
  const at = [-layout.halfWidth + 0.02, 0.82, 2.2] as const
  buildNoticeBoard(builder, { at, yawRadians: Math.PI / 2, standing: false, wood: palette.trunkLight, cork: palette.woodMid })
}

/** The Rain Attic, unlit. Same sources, same attic. */
export function buildAttic(): SpaceParts {
  const parts = emptyParts()
  areas.forEach((build, index) => build(new SpaceBuilder(parts, createRandom(31 + index * 101))))
  return parts
}
