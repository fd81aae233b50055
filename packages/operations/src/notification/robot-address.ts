import { BlockList, isIP } from 'node:net';
import type { Text } from '@plumbline/terms';

const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  privateNetworks.addSubnet(network, prefix, 'ipv4');
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addAddress('::1', 'ipv6');

/** Whether an IP address lies in a network that the school runs itself. */
export const isPrivateAddress = (address: string): boolean => {
  const version = isIP(address);
  return version !== 0 && privateNetworks.check(address, version === 4 ? 'ipv4' : 'ipv6');
};

/**
 * What is wrong with the address of a chat robot: https anywhere, plain http within a private network only.
 * Whether a name lies in one is seen when it is resolved, at each sending.
 * @returns `null` where nothing is
 */
export const robotAddressFault = (address: string): Text | null => {
  if (!URL.canParse(address) || address.length > 1000) return noAddress;
  const { protocol, username, password, hostname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return noAddress;
  if (username !== '' || password !== '') return withPassword;
  const ip = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:' && isIP(ip) !== 0 && !isPrivateAddress(ip)) return notEncrypted;
  return null;
};

const noAddress: Text = [
  '这不是机器人的网址；应以 https:// 开头，请从群机器人的设置里复制 Webhook 地址',
  'This is not the address of a robot; it should begin with https://. Copy the webhook address from the robot’s settings',
];
const withPassword: Text = [
  '网址里不能带用户名和密码；请只填 Webhook 地址',
  'The address must not hold a user name and password; enter the webhook address only',
];
const notEncrypted: Text = [
  'http:// 只能用于学校内网；外网的机器人请用 https://',
  'http:// is for the school’s own network only; use https:// for a robot outside',
];
