import type { MeshSource } from './mesh-source.ts'

/** Longer edges carry no smoothing: their ends see different light. */
const longestEdgeMetres = 0.7

/**
 * Evens out the sampling noise of light along a surface: each vertex moves half-way to the mean of its neighbours, near and
 * equally turned ones counting most. Vertices that differ only in colour count as one.
 */
export function smoothOverMesh(source: MeshSource, light: Float32Array, passes: number): Float32Array {
  const sites = weldSites(source)
  const edges = weighEdges(source, sites)
  const siteLight = new Float32Array(sites.count * 3)
  const members = new Float32Array(sites.count)
  sites.ofVertex.forEach((site, vertex) => {
    members[site] = (members[site] ?? 0) + 1
    for (let c = 0; c < 3; c++) siteLight[site * 3 + c] = (siteLight[site * 3 + c] ?? 0) + (light[vertex * 3 + c] ?? 0)
  })
  for (let k = 0; k < siteLight.length; k++) siteLight[k] = (siteLight[k] ?? 0) / (members[Math.floor(k / 3)] ?? 1)
  for (let pass = 0; pass < passes; pass++) relax(siteLight, edges, sites.count)
  const out = new Float32Array(light.length)
  sites.ofVertex.forEach((site, vertex) => {
    for (let c = 0; c < 3; c++) out[vertex * 3 + c] = siteLight[site * 3 + c] ?? 0
  })
  return out
}

interface Sites {
  count: number
  ofVertex: Uint32Array
}

interface Edges {
  from: Uint32Array
  to: Uint32Array
  weight: Float32Array
}

function weldSites(source: MeshSource): Sites {
  const known = new Map<string, number>()
  const ofVertex = new Uint32Array(source.vertexCount)
  for (let i = 0; i < source.vertexCount; i++) {
    let key = ''
    for (let k = i * 3; k < i * 3 + 3; k++)
      key += `${Math.round((source.positions[k] ?? 0) * 1000)},${Math.round((source.normals[k] ?? 0) * 4)};`
    const site = known.get(key) ?? known.size
    known.set(key, site)
    ofVertex[i] = site
  }
  return { count: known.size, ofVertex }
}

function weighEdges(source: MeshSource, sites: Sites): Edges {
  const weights = new Map<number, number>()
  const { indices, positions, normals } = source
  for (let t = 0; t < indices.length; t++) {
    const a = indices[t] ?? 0
    const b = indices[t % 3 === 2 ? t - 2 : t + 1] ?? 0
    let squared = 0
    let facing = 0
    for (let c = 0; c < 3; c++) {
      squared += ((positions[a * 3 + c] ?? 0) - (positions[b * 3 + c] ?? 0)) ** 2
      facing += (normals[a * 3 + c] ?? 0) * (normals[b * 3 + c] ?? 0)
    }
    const length = Math.sqrt(squared)
    if (length > longestEdgeMetres || facing <= 0.3) continue
    const weight = facing ** 4 * (1 - length / longestEdgeMetres)
    const from = sites.ofVertex[a] ?? 0
    const to = sites.ofVertex[b] ?? 0
    if (from === to) continue
    weights.set(from * sites.count + to, weight)
    weights.set(to * sites.count + from, weight)
  }
  const keys = [...weights.keys()]
  return {
    from: Uint32Array.from(keys, (key) => Math.floor(key / sites.count)),
    to: Uint32Array.from(keys, (key) => key % sites.count),
    weight: Float32Array.from(weights.values()),
  }
}

function relax(light: Float32Array, edges: Edges, siteCount: number): void {
  const sums = new Float32Array(light.length)
  const totals = new Float32Array(siteCount)
  for (let e = 0; e < edges.from.length; e++) {
    const from = edges.from[e] ?? 0
    const to = edges.to[e] ?? 0
    const weight = edges.weight[e] ?? 0
    totals[from] = (totals[from] ?? 0) + weight
    for (let c = 0; c < 3; c++) sums[from * 3 + c] = (sums[from * 3 + c] ?? 0) + (light[to * 3 + c] ?? 0) * weight
  }
  for (let k = 0; k < light.length; k++) {
    const total = totals[Math.floor(k / 3)] ?? 0
    if (total > 0) light[k] = (light[k] ?? 0) * 0.5 + ((sums[k] ?? 0) / total) * 0.5
  }
}
