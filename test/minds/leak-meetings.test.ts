import { expect, test } from 'vitest'
import { playGarden } from '../helpers/leak-meetings.ts'
import { LeakWatch } from '../helpers/leak-watch.ts'

const seed = 7_000_000
const meetings = 40

test(
  'A1–A5, TU2, TU3, TU7: fifty people in random meetings: no planted word in a prompt, on a wire, in a panel or an export of whoever did not hear it told',
  { timeout: 90_000 },
  async () => {
    const watch = new LeakWatch()
    await playGarden(seed, meetings, watch, true)
    expect(watch.leaks, watch.examples.join('\n')).toEqual({ prompt: 0, wire: 0, panel: 0, export: 0, kept: 0 })
    expect(watch.canaries).toBeGreaterThan(30)
    expect(watch.retold).toBeGreaterThan(20)
  },
)

test('A1–A5: with the audience rule switched off the same meetings leak everywhere: the watch does see', { timeout: 90_000 }, async () => {
  const watch = new LeakWatch()
  await playGarden(seed, meetings / 4, watch, false)
  for (const place of ['prompt', 'wire', 'panel', 'export'] as const) expect(watch.leaks[place], place).toBeGreaterThan(0)
})
