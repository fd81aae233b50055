import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

it.each([
  [
    'Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36',
    'Windows 电脑 · Chrome',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0', 'Windows 电脑 · Edge'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0) AppleWebKit/605 Version/16.0 Mobile/15E148 Safari/604.1',
    'iPhone · Safari',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_0) AppleWebKit/605 Mobile MicroMessenger/8.0', 'iPhone · 微信'],
  ['Mozilla/5.0 (Linux; Android 12; Pad) AppleWebKit/537.36 Chrome/109.0 Safari/537.36', '安卓平板 · Chrome'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Linux 电脑 · 火狐'],
  ['curl/8.0', '未知设备'],
  ['', '未知设备'],
])('says in words what %s is', (agent, words) => {
  expect(deviceOf(agent)[0]).toBe(words);
});
