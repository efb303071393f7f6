import type { HostViewMessage } from '@kith/shared/protocol'
import { expect, test } from 'vitest'
import { createAppStore } from '#state/app-store.ts'
import { createNoticeStore } from '#state/notice-store.ts'
import { createTalkStore } from '#state/talk-store.ts'
import { RoomLink } from './room-link.ts'
import { NetWorldView } from './world-view.ts'

const knock = (knockId: string, name: string) => ({ knockId, name, line: '', atMs: 0 })

test('whoever may open the door is told once of everybody who knocks', () => {
  const app = createAppStore()
  const notices = createNoticeStore()
  const link = new RoomLink({ app, talk: createTalkStore(), notices, view: new NetWorldView(), clock: () => 0, now: () => 0 })
  const show = (knocks: HostViewMessage['knocks']) => link.message({ type: 'host-view', message: { knocks } as HostViewMessage })
  const told = () => notices.getState().toasts.map(({ word, values }) => [word, values['name']])
  show([knock('1', 'Bo')])
  show([knock('1', 'Bo')])
  expect(told()).toEqual([['sound.knocked', 'Bo']])
  show([knock('1', 'Bo'), knock('2', 'Lu')])
  expect(told().at(-1)).toEqual(['sound.knocked', 'Lu'])
  expect(app.getState().hostView?.knocks).toHaveLength(2)
})
