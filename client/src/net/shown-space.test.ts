import { expect, test } from 'vitest'
import { createAppStore } from '#state/app-store.ts'
import { type Api, Refused } from './api.ts'
import { lookBehindDoor, showSpace } from './shown-space.ts'

function apiAnswering(answer: () => Promise<unknown>): { api: Api; asked: string[] } {
  const asked: string[] = []
  const open = async (_method: string, path: string): Promise<unknown> => {
    asked.push(path)
    return answer()
  }
  return { api: { open } as unknown as Api, asked }
}

test('a door shows the space behind it, in its light, by its name', async () => {
  const app = createAppStore({ invite: 'a/b' })
  const { api, asked } = apiAnswering(async () => ({ title: 'Friday tea', spaceId: 'attic', light: 'clear' }))
  const looking = lookBehindDoor(app, api, 'a/b')
  expect(app.getState().spaceId).toBe('')
  await looking
  expect(asked).toEqual(['/api/door/a%2Fb'])
  expect(app.getState()).toMatchObject({ doorTitle: 'Friday tea', spaceId: 'attic', light: 'clear' })
})

test.each([
  ['an invite that is none', () => Promise.reject(new Refused('invite-invalid'))],
  ['a space this page does not have', () => Promise.resolve({ title: '', spaceId: 'cellar', light: '' })],
])('%s shows the garden', async (_name, answer) => {
  const app = createAppStore({ invite: 'x' })
  await lookBehindDoor(app, apiAnswering(answer).api, 'x')
  expect(app.getState().spaceId).toBe('garden')
})

test('an answer that comes too late changes nothing', async () => {
  const app = createAppStore({ invite: 'x' })
  const { api } = apiAnswering(async () => ({ title: '', spaceId: 'attic', light: '' }))
  const looking = lookBehindDoor(app, api, 'x')
  app.getState().set({ connection: 'online' })
  showSpace(app, 'pavilion')
  await looking
  expect(app.getState().spaceId).toBe('pavilion')
})

test('another space takes the picture down, the same one does not', () => {
  const app = createAppStore({ worldReady: true })
  showSpace(app, 'garden')
  expect(app.getState().worldReady).toBe(true)
  showSpace(app, 'attic')
  expect(app.getState()).toMatchObject({ spaceId: 'attic', worldReady: false })
})
