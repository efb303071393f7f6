import { BufferAttribute, BufferGeometry, Color, DoubleSide, Group, Mesh, MeshBasicMaterial } from 'three'

const radiusMetres = 0.64
const highMetres = 0.09
const planks = 8
const samples = 14
const around = 72
const woods = ['#c98f66', '#b97f58', '#d59d72', '#c28a60'] as const
const side = '#7d4c38'
const gapMetres = 0.008

/** A small round deck of planks, lighter in the middle as under a lamp. Its own paint: no lights are needed. */
export function createPlatform(): Group {
  const group = new Group()
  const material = new MeshBasicMaterial({ vertexColors: true, side: DoubleSide })
  for (const geometry of [deck(), rim()]) {
    const mesh = new Mesh(geometry, material)
    mesh.frustumCulled = false
    group.add(mesh)
  }
  return group
}

export function disposePlatform(group: Group): void {
  for (const each of group.children) {
    if (!(each instanceof Mesh)) continue
    const { geometry, material }: { geometry: BufferGeometry; material: MeshBasicMaterial } = each
    geometry.dispose()
    material.dispose()
  }
}

function deck(): BufferGeometry {
  const positions: number[] = []
  const colours: number[] = []
  const colour = new Color()
  const wide = (radiusMetres * 2) / planks
  for (let plank = 0; plank < planks; plank++) {
    const from = -radiusMetres + plank * wide + gapMetres / 2
    const to = from + wide - gapMetres
    const wood = woods[(plank * 3) % woods.length] ?? woods[0]
    const corner = (across: number, along: number): void => {
      const x = from + (to - from) * across
      const reach = Math.sqrt(Math.max(0, radiusMetres * radiusMetres - x * x))
      const z = -reach + 2 * reach * along
      positions.push(x, 0, z)
      const lit = 1.12 - 0.62 * Math.min(1, (x * x + z * z) / (radiusMetres * radiusMetres))
      colour.set(wood).multiplyScalar(lit)
      colours.push(colour.r, colour.g, colour.b)
    }
    for (let across = 0; across < 4; across++)
      for (let along = 0; along < samples; along++) {
        const [a, b, c, d] = [across / 4, (across + 1) / 4, along / samples, (along + 1) / samples]
        for (const [u, v] of [
          [a, c],
          [a, d],
          [b, c],
          [b, c],
          [a, d],
          [b, d],
        ] as const)
          corner(u, v)
      }
  }
  return shape(positions, colours)
}

function rim(): BufferGeometry {
  const positions: number[] = []
  const colours: number[] = []
  const dark = new Color(side)
  const darker = new Color(side).multiplyScalar(0.45)
  const point = (step: number, low: boolean): void => {
    const angle = (step / around) * Math.PI * 2
    positions.push(Math.sin(angle) * radiusMetres, low ? -highMetres : 0, Math.cos(angle) * radiusMetres)
    const { r, g, b } = low ? darker : dark
    colours.push(r, g, b)
  }
  for (let step = 0; step < around; step++)
    for (const [at, low] of [
      [step, false],
      [step, true],
      [step + 1, false],
      [step + 1, false],
      [step, true],
      [step + 1, true],
    ] as const)
      point(at, low)
  return shape(positions, colours)
}

function shape(positions: readonly number[], colours: readonly number[]): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3))
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 3))
  return geometry
}
