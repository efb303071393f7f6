import { expect, test } from 'vitest'
import { createLogger } from './log.ts'

function capture(personal: boolean) {
  const lines: string[] = []
  const logger = createLogger({ level: 'info', personal, destination: { write: (line) => void lines.push(line) } })
  return { lines, logger }
}

test('personal fields are hidden by default, the rest stays', () => {
  const { lines, logger } = capture(false)
  logger.info({ pii: { text: 'my number is 555' }, piiName: 'Ada', roomId: 'r1' }, 'line refused')
  logger.child({ roomId: 'r2' }).info({ piiAddress: '555' }, 'request')
  expect(lines.join('')).not.toMatch(/555|Ada/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    msg: 'line refused',
    pii: '[personal]',
    piiName: '[personal]',
    roomId: 'r1',
  })
})

test('they can be shown on purpose', () => {
  const { lines, logger } = capture(true)
  logger.info({ piiName: 'Ada' }, 'joined')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ piiName: 'Ada' })
})
