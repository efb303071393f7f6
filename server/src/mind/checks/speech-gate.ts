import { stripUnseen } from '@kith/shared/text'
import { addressCheck } from './address.ts'
import { claimsCheck } from './claims.ts'
import { clingingCheck } from './clinging.ts'
import type { Check, CheckContext, RejectReason } from './context.ts'
import { languageCheck } from './language.ts'
import { leakCheck } from './leak.ts'
import { repetitionCheck } from './repetition.ts'

const checks: readonly Check[] = [claimsCheck, clingingCheck, leakCheck, addressCheck, languageCheck, repetitionCheck]
/** About so much is said in one turn: 60 words, or 120 Chinese characters. */
const mostWords = 60
const mostHan = 120
/** A sentence under way may be finished, but not for ever. */
const overrun = 1.5

export interface GateStep {
  /** Pieces that may be heard now. */
  release: string[]
  rejected: RejectReason | null
  /** Enough has been said. */
  full: boolean
}

/** Every piece of speech passes here before anyone hears it. Pieces wait while a check is unsure. */
export class SpeechGate {
  /** All that left. */
  delivered = ''
  private held = ''
  private readonly context: CheckContext
  private readonly handles: ReadonlyMap<string, string>

  constructor(context: CheckContext, handles: ReadonlyMap<string, string>) {
    this.context = context
    this.handles = handles
  }

  offer(piece: string): GateStep {
    return this.decide(this.held + this.clean(piece), false)
  }

  end(): GateStep {
    return this.held.trim() === '' ? { release: [], rejected: null, full: false } : this.decide(this.held, true)
  }

  /** Forgets what has not left yet. */
  clear(): void {
    this.held = ''
  }

  private decide(piece: string, last: boolean): GateStep {
    const nothing: GateStep = { release: [], rejected: null, full: false }
    const text = this.delivered + piece
    if (text.trim() === '') return nothing
    const ended = last || amount(text) >= overrun
    const heard = { text, piece, delivered: this.delivered !== '', ended }
    const verdicts = checks.map((check) => check(heard, this.context))
    const rejected = verdicts.find((verdict): verdict is RejectReason => verdict !== 'pass' && verdict !== 'hold')
    if (rejected !== undefined) {
      this.held = ''
      return { ...nothing, rejected }
    }
    if (verdicts.includes('hold') && !ended) {
      this.held = piece
      return nothing
    }
    this.held = ''
    const { kept, full } = withinLimit(this.delivered, piece)
    this.delivered += kept
    return { release: kept === '' ? [] : [kept], rejected: null, full }
  }

  /** One line of seen characters; a handle of the prompt becomes the name it stands for. */
  private clean(piece: string): string {
    const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece) ?? []
    const plain = stripUnseen(core)
      .replace(/[<>]/g, (mark) => (mark === '<' ? '‹' : '›'))
      .replace(/\s*[(（](p\d{1,2})[)）]/g, (whole, handle: string) => (this.handles.has(handle) ? '' : whole))
      .replace(/\bp\d{1,2}\b/g, (handle) => this.handles.get(handle) ?? handle)
    return `${before === '' ? '' : ' '}${plain}${after === '' || plain === '' ? '' : ' '}`
  }
}

/** 1 is a full turn. */
function amount(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[[\p{L}\p{N}]--[\p{Script=Han}]]+/gv)?.length ?? 0
  return han / mostHan + words / mostWords
}

function endsSentence(text: string): boolean {
  return /[.!?。！？…]["'”’」)\s]*$/u.test(text)
}

/** As much of the piece as fits: after a full turn the sentence under way is finished. */
function withinLimit(said: string, piece: string): { kept: string; full: boolean } {
  const text = said + piece
  const total = amount(text)
  if (total < 1) return { kept: piece, full: false }
  if (amount(said) >= 1 && endsSentence(said)) return { kept: '', full: true }
  if (total >= overrun) {
    const sentence = lastSentenceEnd(piece, said)
    return {
      kept: sentence === 0 ? (amount(said) >= 1 ? '' : piece.slice(0, cutWithin(said, piece))) : piece.slice(0, sentence),
      full: true,
    }
  }
  return { kept: piece, full: endsSentence(text) }
}

/** End of the last sentence of the piece that still fits, 0 when there is none. */
function lastSentenceEnd(piece: string, said: string): number {
  let fits = 0
  for (const match of piece.matchAll(/[.!?。！？…]["'”’」)]*/gu)) {
    const end = match.index + match[0].length
    if (amount(said + piece.slice(0, end)) >= overrun) break
    fits = end
  }
  return fits
}

/** How much of an endless sentence is let through. */
function cutWithin(said: string, piece: string): number {
  let end = 0
  for (const match of piece.matchAll(/\s+|(?<=[，,、；;])|(?<=\p{Script=Han})/gu)) {
    if (amount(said + piece.slice(0, match.index)) >= 1) break
    end = match.index
  }
  return end
}
