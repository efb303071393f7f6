import { expect, test } from 'vitest'
import { createOriginPolicy } from './origins.ts'
import { behindProxies, languageOf, limitKey } from './visitor.ts'

test.each([
  ['10.0.0.1', undefined, 0, '10.0.0.1'],
  ['10.0.0.1', '6.6.6.6', 0, '10.0.0.1'],
  ['127.0.0.1', '6.6.6.6', 1, '6.6.6.6'],
  ['127.0.0.1', 'forged, 6.6.6.6', 1, '6.6.6.6'],
  ['127.0.0.1', 'forged, 6.6.6.6, 10.0.0.9', 2, '6.6.6.6'],
  ['127.0.0.1', '6.6.6.6', 3, '6.6.6.6'],
  ['127.0.0.1', undefined, 1, '127.0.0.1'],
  ['127.0.0.1', '', 1, '127.0.0.1'],
  ['127.0.0.1', 'x'.repeat(100), 1, '127.0.0.1'],
])('direct %s, forwarded %s, %i proxies: %s', (direct, forwarded, proxies, address) => {
  expect(behindProxies(direct, forwarded, proxies)).toBe(address)
})

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, key) => expect(limitKey(address)).toBe(key))

test.each([
  [undefined, 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['fr,zh;q=0.3,en;q=0.2', 'zh'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['fr', 'en'],
  ['*', 'en'],
  [';;;,,,q=', 'en'],
])('%s reads %s', (header, language) => expect(languageOf(header, null)).toBe(language))

test('with a public address, only known names and plain addresses are this server', () => {
  const policy = createOriginPolicy({ publicUrl: 'https://kith.example', allowedOrigins: ['https://friend.example'] })
  expect(
    ['kith.example', 'friend.example', 'localhost:2567', '192.168.1.9:2567', '[::1]:2567'].map((host) => policy.hostAllowed(host)),
  ).toEqual([true, true, true, true, true])
  expect(['rebound.example', 'kith.example.evil', '', null, 'a b', 'x/y'].map((host) => policy.hostAllowed(host))).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(policy.originAllowed('https://kith.example', '127.0.0.1:2567')).toBe(true)
  expect(policy.originAllowed('http://rebound.example', 'rebound.example')).toBe(false)
  expect(policy.originAllowed('http://192.168.1.9:2567', '192.168.1.9:2567')).toBe(true)
  expect(policy.originAllowed(null, 'localhost')).toBe(true)
  expect(policy.originAllowed('http://kith.home', 'kith.home:80')).toBe(false)
  expect(createOriginPolicy({ publicUrl: null, allowedOrigins: [] }).originAllowed('http://kith.home', 'kith.home:80')).toBe(true)
})
