import { type VRM, VRMLoaderPlugin, VRMUtils } from '@pixiv/three-vrm'
import { checkVrm, vrmLimits } from '@kith/shared/vrm'
import { Camera, Light, LoadingManager, Mesh, type Object3D, TextureLoader } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'

/** A figure could not be drawn: not to be had, turned away by the same check the server makes, or not understood. */
export class FigureError extends Error {
  override name = 'FigureError'
}

/** Fetches a figure by its hash and makes it ready. Throws `FigureError`, or the abort's reason. */
export async function loadFigure(hash: string, signal: AbortSignal): Promise<VRM> {
  const response = await fetch(`/api/figures/${hash}`, { signal })
  if (!response.ok) throw new FigureError(`the figure was not to be had: ${response.status}`)
  if (Number(response.headers.get('content-length') ?? 0) > vrmLimits.bytes) throw new FigureError('the figure is too large')
  const bytes = await response.arrayBuffer()
  const verdict = checkVrm(new Uint8Array(bytes), (text) => new TextDecoder('utf-8', { fatal: true }).decode(text))
  if (!verdict.ok) throw new FigureError(`the figure was turned away: ${verdict.problem}`)
  signal.throwIfAborted()
  return readFigure(bytes)
}

/** Makes a checked file ready to be moved and drawn. */
async function readFigure(bytes: ArrayBuffer): Promise<VRM> {
  const manager = new LoadingManager()
  manager.setURLModifier((url) => (url.startsWith('blob:') ? url : 'about:blank'))
  const loader = new GLTFLoader(manager)
  loader.register((parser) => {
    // Its own way fetches blob addresses, which the page's policy forbids; pictures may be shown from them.
    parser.textureLoader = new TextureLoader(manager)
    return new VRMLoaderPlugin(parser)
  })
  let vrm: unknown
  try {
    const gltf = await loader.parseAsync(bytes, '')
    vrm = gltf.userData['vrm']
  } catch (cause) {
    throw new FigureError('the figure was not understood', { cause })
  }
  if (!isVrm(vrm)) throw new FigureError('the file holds no figure')
  tidy(vrm)
  return vrm
}

function isVrm(value: unknown): value is VRM {
  return typeof value === 'object' && value !== null && 'humanoid' in value && 'scene' in value
}

/** Never vanishes at the edge of the view. An outline is a second material over the first: nobody else here has one, and it is a draw more. */
function plainly(mesh: Mesh): void {
  mesh.frustumCulled = false
  if (!Array.isArray(mesh.material)) return
  const [surface, ...outlines] = mesh.material
  if (surface === undefined) return
  for (const outline of outlines) outline.dispose()
  mesh.material = surface
  mesh.geometry.clearGroups()
}

/** Takes out what shines or looks. */
function tidy(vrm: VRM): void {
  VRMUtils.combineSkeletons(vrm.scene)
  const strange: Object3D[] = []
  vrm.scene.traverse((object) => {
    if (object instanceof Light || object instanceof Camera) strange.push(object)
    if (object instanceof Mesh) plainly(object)
  })
  for (const object of strange) object.removeFromParent()
}

export function disposeFigure(vrm: VRM): void {
  vrm.scene.removeFromParent()
  VRMUtils.deepDispose(vrm.scene)
}
