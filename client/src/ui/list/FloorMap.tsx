import { floorPlan, type SpaceDocument } from '@kith/shared/space'
import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { SpaceFiles } from '#net/space-loader.ts'
import { appStore, type PersonRow } from '#state/app-store.ts'
import type { WorldView } from '#state/world-view.ts'
import { useApp, useBoth, useKith } from '../kith.tsx'
import { worldId } from '../world-focus.ts'
import type { ListBody } from './list-body.ts'
import { viewBoxOf, type Bounds } from './map-frame.ts'
import { placeNames } from './place-names.ts'

/** Plain speech carries so far (shared/space: `say`). */
const earshotMetres = 8
const roundDegrees = 180 / Math.PI

/** The space from above, north up: a press or the keys walk there. For the eye only; the lists beside it say the same. */
export function FloorMap({ space, body }: { space: SpaceFiles | null; body: ListBody | null }) {
  const say = useWords()
  const people = useApp((state) => state.people)
  const svg = useRef<SVGSVGElement>(null)
  useFollowing(svg, body, space?.document.bounds)
  const plan = useMemo(() => (space === null ? '' : pathOf(floorPlan(space.navmesh))), [space])
  const walk = (event: React.PointerEvent<SVGSVGElement>): void => {
    const matrix = svg.current?.getScreenCTM()
    if (body === null || matrix === null || matrix === undefined) return
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    body.self.walkTo(x, y, 0)
  }
  return (
    <div className="floor-map on-dusk" id={worldId} role="application" aria-label={say('list.map')} tabIndex={0}>
      {space !== null && (
        <svg ref={svg} className="floor-map__plan" aria-hidden="true" onPointerUp={walk}>
          <path className="floor-map__ground" d={plan} />
          <Places spots={space.document.spots} />
          {people.map((person) => (
            <Body key={person.pid} person={person} />
          ))}
        </svg>
      )}
    </div>
  )
}

function Places({ spots }: Pick<SpaceDocument, 'spots'>) {
  const both = useBoth()
  return (
    <g className="floor-map__places">
      {spots.map(({ id, title, x, z }) => (
        <g key={id} transform={`translate(${x} ${z})`} data-x={x} data-z={z}>
          <circle r={0.16} />
          <text y={0.8}>{both(title)}</text>
        </g>
      ))}
    </g>
  )
}

/** A person is a dot, a resident a star, myself a dot that looks somewhere within the circle of my voice. */
function Body({ person }: { person: PersonRow }) {
  const { room } = useKith()
  const kind = person.self ? 'self' : person.kind
  const goThere = (event: React.PointerEvent): void => {
    if (person.self) return
    event.stopPropagation()
    appStore.getState().set({ selectedPid: person.pid })
    room.walkTo(person.pid)
  }
  return (
    <g className="floor-map__body" data-kind={kind} data-pid={person.pid} onPointerUp={goThere}>
      {person.self && <circle className="floor-map__earshot" r={earshotMetres} />}
      {person.self && <path className="floor-map__gaze" d="M0 1.15 -0.36 0.5 0.36 0.5Z" />}
      {person.kind === 'resident' ? (
        <path d="M0-.75.2-.2.75 0 .2.2 0 .75-.2.2-.75 0-.2-.2Z" />
      ) : (
        <circle className="floor-map__dot" r={0.45} />
      )}
      <circle className="floor-map__touch" r={1} />
      {!person.self && <text y={-0.9}>{person.name}</text>}
    </g>
  )
}

/** Moves the bodies on the map after every step, past React. */
function useFollowing(svg: React.RefObject<SVGSVGElement | null>, body: ListBody | null, bounds: Bounds | undefined): void {
  const { view } = useKith()
  // After every drawing, for those who have just come; and after every step.
  useEffect(() => draw(svg.current, view, bounds))
  useEffect(() => body?.subscribe(() => draw(svg.current, view, bounds)), [svg, body, view, bounds])
}

function draw(svg: SVGSVGElement | null, view: WorldView, bounds: Bounds | undefined): void {
  if (svg === null || bounds === undefined) return
  const frame = viewBoxOf(bounds, view.avatars.get(view.selfPid), svg.clientWidth, svg.clientHeight)
  svg.setAttribute('viewBox', `${frame.x.toFixed(2)} ${frame.z.toFixed(2)} ${frame.across.toFixed(2)} ${frame.down.toFixed(2)}`)
  placeBodies(svg, view)
  placeNames(svg, view, frame)
}

function placeBodies(svg: SVGSVGElement, { avatars }: WorldView): void {
  for (const group of svg.querySelectorAll<SVGGElement>('[data-pid]')) {
    const avatar = avatars.get(Number(group.dataset['pid']))
    group.style.visibility = avatar === undefined || avatar.hidden ? 'hidden' : ''
    if (avatar === undefined) continue
    group.style.transform = `translate(${avatar.x.toFixed(2)}px, ${avatar.z.toFixed(2)}px)`
    const gaze = group.querySelector<SVGElement>('.floor-map__gaze')
    if (gaze !== null) gaze.style.rotate = `${(-avatar.yawRadians * roundDegrees).toFixed(0)}deg`
  }
}

function pathOf(polygons: readonly number[][]): string {
  return polygons.map((polygon) => `M${polygon.map((number) => number.toFixed(2)).join(' ')}Z`).join('')
}
