import type { Sign } from '@kith/shared/space'
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three'

const widthPixels = 1024
const font = '700 116px "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, SimSun, "Noto Sans SC", serif'

/** The board's lettering. Drawn again when the fonts for it have come. */
export function createSign(sign: Sign, text: string): Mesh<PlaneGeometry, MeshBasicMaterial> {
  const canvas = document.createElement('canvas')
  canvas.width = widthPixels
  canvas.height = Math.round((widthPixels * sign.heightMetres) / sign.widthMetres)
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.anisotropy = 4
  drawLettering(canvas, text)
  void drawWithFont(canvas, texture, text)
  const mesh = new Mesh(
    new PlaneGeometry(sign.widthMetres, sign.heightMetres),
    new MeshBasicMaterial({ map: texture, transparent: true, toneMapped: false, fog: false }),
  )
  mesh.rotation.set(-sign.pitchRadians, sign.yawRadians, 0, 'YXZ')
  mesh.position.set(sign.x, sign.y, sign.z)
  return mesh
}

async function drawWithFont(canvas: HTMLCanvasElement, texture: CanvasTexture, text: string): Promise<void> {
  await document.fonts.load(font, text)
  drawLettering(canvas, text)
  texture.needsUpdate = true
}

function drawLettering(canvas: HTMLCanvasElement, text: string): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#fff1da'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = font
  context.fillText(text, canvas.width / 2, canvas.height / 2 + 4, canvas.width - 60)
}
