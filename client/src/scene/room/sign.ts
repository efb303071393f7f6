import type { Sign } from '@kith/shared/space'
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three'

/** What a board says: the Chinese name large, the English one beside it. */
export interface SignWords {
  zh: string
  en: string
}

const widthPixels = 2048
const faces = '"Noto Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, "Noto Serif", Georgia, SimSun, "Noto Sans SC", serif'
/** Shares of the board's height, and of its width. */
const share = { zh: 0.74, en: 0.44, gap: 0.4, zhSpacing: 0.09, enSpacing: 0.02, mostWidth: 0.94 } as const
const ink = '#fff1da'
const dot = '#ffcf8a'

/** The board's lettering. Drawn again when the fonts for it have come. */
export function createSign(sign: Sign, words: SignWords): Mesh<PlaneGeometry, MeshBasicMaterial> {
  const canvas = document.createElement('canvas')
  canvas.width = widthPixels
  canvas.height = Math.round((widthPixels * sign.heightMetres) / sign.widthMetres)
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.anisotropy = 8
  drawLettering(canvas, words)
  void drawWithFont(canvas, texture, words)
  const mesh = new Mesh(
    new PlaneGeometry(sign.widthMetres, sign.heightMetres),
    new MeshBasicMaterial({ map: texture, transparent: true, toneMapped: false, fog: false }),
  )
  mesh.rotation.set(-sign.pitchRadians, sign.yawRadians, 0, 'YXZ')
  mesh.position.set(sign.x, sign.y, sign.z)
  return mesh
}

async function drawWithFont(canvas: HTMLCanvasElement, texture: CanvasTexture, words: SignWords): Promise<void> {
  await document.fonts.load(fontOf(64), words.zh + words.en)
  drawLettering(canvas, words)
  texture.needsUpdate = true
}

function fontOf(pixels: number): string {
  return `700 ${pixels.toFixed(1)}px ${faces}`
}

/** Both names on one line, with a dot between; made smaller as a whole where they would not fit, never squeezed. */
function drawLettering(canvas: HTMLCanvasElement, { zh, en }: SignWords): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { width, height } = canvas
  context.clearRect(0, 0, width, height)
  context.textBaseline = 'alphabetic'
  const measured = (text: string, pixels: number, spacing: number): number => {
    context.font = fontOf(pixels)
    context.letterSpacing = `${(pixels * spacing).toFixed(1)}px`
    return context.measureText(text).width
  }
  const whole = measured(zh, height * share.zh, share.zhSpacing) + height * share.gap + measured(en, height * share.en, share.enSpacing)
  const unit = height * Math.min(1, (width * share.mostWidth) / whole)
  let x = (width - whole * (unit / height)) / 2
  const y = height / 2 + unit * share.zh * 0.37
  context.fillStyle = ink
  const zhWidth = measured(zh, unit * share.zh, share.zhSpacing)
  context.fillText(zh, x, y)
  x += zhWidth + unit * (share.gap / 2 - 0.03)
  context.fillStyle = dot
  context.beginPath()
  context.arc(x, height / 2, unit * 0.055, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = ink
  measured(en, unit * share.en, share.enSpacing)
  context.fillText(en, x + unit * (share.gap / 2), height / 2 + unit * share.en * 0.34)
}
