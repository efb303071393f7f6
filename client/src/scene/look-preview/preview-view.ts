import { restingAvatar, type AvatarView, type WorldView } from '#state/world-view.ts'

/** A world of one body that stands at the origin, for the crowd to draw. */
export interface PreviewView extends WorldView {
  readonly body: AvatarView
}

const pid = 1

export function createPreviewView(look: string): PreviewView {
  const body = restingAvatar({ pid, look })
  return { body, selfPid: 0, version: 1, avatars: new Map([[pid, body]]), sample: () => undefined }
}
