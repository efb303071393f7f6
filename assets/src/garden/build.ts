import type { SpaceParts } from '#kit/builder.ts'
import { SpaceBuilder, emptyParts } from '#kit/builder.ts'
import { buildNoticeBoard } from '#kit/notice-board.ts'
import { createRandom } from '#kit/random.ts'
import { palette } from '#palette.ts'
import { buildBistro } from './bistro.ts'
import { buildCafeCounter } from './cafe-counter.ts'
import { buildCafeShell } from './cafe-shell.ts'
import { buildCafeShelves } from './cafe-shelves.ts'
import { buildDeck } from './deck.ts'
import { buildFire } from './fire.ts'
import { buildGate } from './gate.ts'
import { buildGround } from './ground.ts'
import { buildLounge } from './lounge.ts'
import { buildPlanting } from './planting.ts'
import { buildPond } from './pond.ts'
import { buildStringLights } from './string-lights.ts'
import { buildTelescope } from './telescope.ts'
import { buildTree } from './tree.ts'
import { buildWoods } from './woods.ts'

/** In this order seats get their numbers; adding an area at the end disturbs nothing before it. */
const areas = [
  buildGround,
  buildDeck,
  buildCafeShell,
  buildCafeShelves,
  buildBistro,
  buildCafeCounter,
  buildTree,
  buildLounge,
  buildFire,
  buildPlanting,
  buildWoods,
  buildPond,
  buildStringLights,
  buildGate,
  buildTelescope,
  buildBoard,
]

function buildBoard(builder: SpaceBuilder): void {
  buildNoticeBoard(builder, {
    at: [6.42, 0, 3.4],
    yawRadians: -0.85,
    standing: true,
    wood: palette.trunkLight,
    cork: palette.woodMid,
    roof: palette.roof,
  })
}

/** The Lantern Garden, unlit. Same sources, same garden. */
export function buildGarden(): SpaceParts {
  const parts = emptyParts()
  areas.forEach((build, index) => build(new SpaceBuilder(parts, createRandom(7 + index * 101))))
  return parts
}
