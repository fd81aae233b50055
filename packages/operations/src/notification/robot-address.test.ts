import { describe, expect, it } from 'vitest';
import { isPrivateAddress, robotAddressFault } from './robot-address.ts';

describe('the address of a chat robot', () => {
  it.each([
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
    'https://10.0.0.7/hook',
    'http://10.0.0.7:8080/hook',
    'http://192.168.1.4/hook',
    'http://172.31.255.255/hook',
    'http://127.0.0.1:9/hook',
    'http://[fd00::1]/hook',
    'http://robot.school.lan/hook',
  ])('may be %s', (address) => {
    expect(robotAddressFault(address)).toBe(null);
  });

  it.each([
    '',
    'robot',
    'ftp://10.0.0.7/hook',
    'file:///etc/passwd',
    'http://8.8.8.8/hook',
    'http://172.32.0.1/hook',
    'http://169.254.169.254/latest/meta-data',
    'http://[2001:db8::1]/hook',
    'https://name:secret@robot.example.cn/hook',
    `https://robot.example.cn/${'a'.repeat(1000)}`,
  ])('may not be %s', (address) => {
    expect(robotAddressFault(address)).not.toBe(null);
  });

  it('is seen through where an IPv4 address hides in one of IPv6', () => {
    expect(isPrivateAddress('::ffff:192.168.1.4')).toBe(true);
    expect(isPrivateAddress('::ffff:8.8.8.8')).toBe(false);
    expect(isPrivateAddress('not an address')).toBe(false);
  });
});
