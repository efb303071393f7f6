import type { Face } from '../avatar/face.ts'

export const drivenExpressions = ['blink', 'aa', 'ih', 'ou', 'ee', 'oh', 'happy', 'sad', 'angry', 'surprised'] as const
export type DrivenExpression = (typeof drivenExpressions)[number]
export type ExpressionWeights = Record<DrivenExpression, number>

const share = (value: number): number => Math.min(1, Math.max(0, value))

/** Our face in the expressions every VRM may have. No allocation. */
export function expressionsOf(face: Face, out: ExpressionWeights): ExpressionWeights {
  const { mouthOpen: open, mouthWide: wide, mouthRound: round } = face
  out.blink = share(face.blink)
  out.ou = share(round * (1 - open) * (open > 0.02 ? 1 : 0))
  out.oh = share(open * round)
  out.aa = share(open * (1 - round) * (1 - Math.max(0, wide - 0.6)))
  out.ee = share(open * (1 - round) * Math.max(0, wide - 0.6) * 2)
  out.ih = share((1 - round) * Math.max(0, wide - 0.8) * open)
  out.happy = share(Math.max(face.joy, (face.smile - 0.55) * 1.2))
  out.sad = share(-face.smile - Math.max(0, face.browTilt))
  out.angry = share(face.browTilt - 0.3)
  out.surprised = share(face.browRaise - 0.9)
  return out
}

export function noExpression(): ExpressionWeights {
  return { blink: 0, aa: 0, ih: 0, ou: 0, ee: 0, oh: 0, happy: 0, sad: 0, angry: 0, surprised: 0 }
}
