import type { Emote } from '@kith/shared/actions'
import { type RefCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Icon } from '../parts/icons.tsx'
import type { PreviewState } from './preview-context.ts'

interface PreviewPaneProps {
  canvas: RefCallback<HTMLCanvasElement>
  state: PreviewState
  /** The look in words. */
  description: string
}

const shown = ['wave', 'laugh', 'heart', 'dance'] as const satisfies readonly Emote[]
const radiansPerPixel = 0.011
const keyRadians = Math.PI / 12

/** The figure on its stage: turned by drag or arrow keys, and made to wave. */
export function PreviewPane({ canvas, state: { preview, failed }, description }: PreviewPaneProps) {
  const say = useWords()
  return (
    <div className="stage">
      <div className="stage__lights" aria-hidden="true" />
      <TurnArea canvas={canvas} preview={preview} description={description} />
      {failed && <p className="stage__failed">{say('editor.noPreview')}</p>}
      {preview !== null && (
        <div className="stage__emotes" role="group" aria-label={say('talk.emotes')}>
          {shown.map((emote) => (
            <button
              key={emote}
              type="button"
              className="stage__button"
              aria-label={say(`talk.${emote}`)}
              title={say(`talk.${emote}`)}
              onClick={() => preview.play(emote)}
            >
              <Icon name={emote} />
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function TurnArea({ canvas, preview, description }: Pick<PreviewPaneProps, 'canvas' | 'description'> & Pick<PreviewState, 'preview'>) {
  const say = useWords()
  const [degrees, setDegrees] = useState(0)
  const area = useRef<HTMLDivElement>(null)
  const turn = (radians: number): void => {
    if (preview === null) return
    preview.turn(radians)
    setDegrees(((Math.round((preview.yawRadians * 180) / Math.PI) % 360) + 360) % 360)
  }
  useEffect(() => {
    const element = area.current
    if (element === null || preview === null) return
    let lastX = 0
    const down = (event: PointerEvent): void => {
      lastX = event.clientX
      element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent): void => {
      if (!element.hasPointerCapture(event.pointerId)) return
      preview.turn((event.clientX - lastX) * radiansPerPixel)
      lastX = event.clientX
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
    }
  }, [preview])
  return (
    <div
      ref={area}
      className="stage__turn"
      role="slider"
      tabIndex={0}
      aria-label={say('editor.turn')}
      aria-valuemin={0}
      aria-valuemax={359}
      aria-valuenow={degrees}
      aria-valuetext={say('editor.degrees', { degrees })}
      aria-description={description}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        turn(event.key === 'ArrowRight' ? keyRadians : -keyRadians)
      }}
    >
      <canvas ref={canvas} className="stage__canvas" aria-hidden="true" />
    </div>
  )
}
