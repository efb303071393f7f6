import type { CareAnswer } from '@kith/shared/protocol'
import './care-bar.css'

/** The three answers as one bar. Says nothing by itself: words stand beside it. */
export function CareBar({ better, same, worse }: Readonly<Record<CareAnswer, number>>) {
  return (
    <div className="care-bar" aria-hidden="true">
      {better > 0 && <span className="care-bar__better" style={{ flexGrow: better }} />}
      {same > 0 && <span className="care-bar__same" style={{ flexGrow: same }} />}
      {worse > 0 && <span className="care-bar__worse" style={{ flexGrow: worse }} />}
    </div>
  )
}
