import type { AvatarView, WorldView } from '#state/world-view.ts'

/** A world of one body that stands at the origin, for the crowd to draw. */
export interface PreviewView extends WorldView {
  readonly body: AvatarView
}

const pid = 1

export function createPreviewView(look: string): PreviewView {
  const body: AvatarView = {
    pid,
    kind: 'person',
    name: '',
    look,
    lookVersion: 1,
    figure: '',
    self: false,
    x: 0,
    y: 0,
    z: 0,
    yawRadians: 0,
    speedMetresPerSecond: 0,
    seatId: '',
    emote: null,
    emoteAtMs: 0,
    presence: 'idle',
    emotion: 0,
    lookAtPid: 0,
    muted: false,
    offRecord: false,
    speakingUntilMs: 0,
    words: '',
    wordsAtMs: 0,
    murmurUntilMs: 0,
    hidden: false,
  }
  return { body, selfPid: 0, version: 1, avatars: new Map([[pid, body]]), sample: () => undefined }
}
