import { dataLine } from '../quote.ts'
import type { PromptView } from '../view.ts'
import type { PromptPart } from './part.ts'

function clock(hour: number): string {
  const minutes = Math.floor((((hour % 24) + 24) % 24) * 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** DA6: what it truly did today, so that it need not make anything up. */
function doneToday(view: PromptView): string {
  const { doneToday: deeds } = view.input
  return deeds.map(({ did, hour }) => `${clock(hour)} ${view.both(did)}`).join('; ')
}

/** What made the resident turn to speaking, as the prompt tells it. */
function event(view: PromptView): { what: string; by?: string; doing?: string } {
  const { cause, turns } = view.input
  const zh = view.lang === 'zh'
  const speaker = (utteranceId: string) => turns.find((turn) => turn.id === utteranceId)
  switch (cause.type) {
    case 'addressed': {
      const turn = speaker(cause.utteranceId)
      return { what: zh ? '对你说了话，要你回答' : 'spoke to you and waits for an answer', by: nameOr(view, turn?.speakerId) }
    }
    case 'overheard': {
      const turn = speaker(cause.utteranceId)
      return { what: zh ? '在旁边说了话，你可以接一句' : 'spoke nearby; you may add one line', by: nameOr(view, turn?.speakerId) }
    }
    case 'greet':
      return { what: zh ? '走了过来，打个招呼' : 'came near; say hello', by: nameOr(view, cause.personId) }
    case 'newcomer':
      return { what: zh ? '走进来加入了谈话，让人跟得上' : 'joined the talk; let them in', by: nameOr(view, cause.personId) }
    case 'routine':
      return { what: zh ? '你手上换了件事，随口说一句' : 'you turned to something else; remark on it', doing: view.both(cause.activity) }
    case 'banter':
      return {
        what: cause.opening
          ? zh
            ? '你先跟对方搭句话'
            : 'you start a word with the other resident'
          : zh
            ? '对方住客跟你说了话'
            : 'the other resident spoke to you',
        by: nameOr(view, cause.residentId),
      }
    case 'introduction':
      return { what: zh ? '你在给两个人牵线' : 'you are bringing two people together', by: nameOr(view, cause.personId) }
    case 'emote':
      return { what: zh ? '对你做了个手势' : 'made a gesture at you', by: nameOr(view, cause.personId), doing: cause.emote }
  }
}

function nameOr(view: PromptView, id: string | undefined): string {
  return view.nameOf(id ?? '', view.lang === 'zh' ? '有人' : 'someone')
}

/** Where, when, doing what, and why the turn was taken. */
export const situationPart: PromptPart = {
  tag: 'situation',
  stable: false,
  priority: 88,
  tokenBudget: 300,
  keep: 'first',
  render: (view) => {
    const { input } = view
    const { what, by, doing } = event(view)
    return [
      {
        text: dataLine({
          place: view.both(input.place),
          hour: clock(input.hour),
          outside: input.sky === null ? null : view.both(input.sky.title),
          you_are_busy_with: view.both(input.activity),
        }),
      },
      { text: dataLine({ you_did_today: doneToday(view), your_mood: input.mood === null ? null : view.both(input.mood) }) },
      { text: dataLine({ just_happened: what, by, doing }) },
      {
        text: dataLine({
          answer_first: input.addresseeId === null ? null : view.nameOf(input.addresseeId, ''),
          they_called: input.calledAway === null ? null : view.both(input.calledAway.name),
          who_is_out_of_earshot_at: input.calledAway?.place == null ? null : view.both(input.calledAway.place),
          on_the_board:
            input.noteWaits !== true
              ? null
              : view.lang === 'zh'
                ? '有一张字条只留给对方；可以提一句，里面写什么、谁写的你都不知道'
                : 'a note hangs there for them alone; you may mention it once; what it says and who left it you do not know',
          off_the_record: input.offRecord ? (view.lang === 'zh' ? '此刻说的话谁也不留' : 'nothing said now will be kept') : null,
        }),
      },
    ].filter((line) => line.text !== '{}')
  },
}
