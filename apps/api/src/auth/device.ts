import type { Text } from '@plumbline/terms';

/** Programs that people know by name, the particular before what it is built on. */
const programs: readonly [RegExp, Text][] = [
  [/wxwork\//i, ['企业微信', 'WeCom']],
  [/MicroMessenger\//i, ['微信', 'WeChat']],
  [/DingTalk/i, ['钉钉', 'DingTalk']],
  [/Edg(e|A|iOS)?\//, ['Edge', 'Edge']],
  [/HuaweiBrowser\//i, ['华为浏览器', 'Huawei Browser']],
  [/MiuiBrowser\//i, ['小米浏览器', 'Mi Browser']],
  [/QQBrowser\//i, ['QQ 浏览器', 'QQ Browser']],
  [/UCBrowser\//i, ['UC 浏览器', 'UC Browser']],
  [/(QihooBrowser|360SE|360EE)/i, ['360 浏览器', '360 Browser']],
  [/(Firefox|FxiOS)\//, ['火狐', 'Firefox']],
  [/(Chrome|Chromium|CriOS)\//, ['Chrome', 'Chrome']],
  [/Version\/[\d.]+.*Safari\//, ['Safari', 'Safari']],
];

const systems: readonly [RegExp, Text][] = [
  [/(HarmonyOS|OpenHarmony)/i, ['鸿蒙设备', 'HarmonyOS device']],
  [/iPad/, ['iPad', 'iPad']],
  [/iPhone/, ['iPhone', 'iPhone']],
  [/Android.*Mobile/, ['安卓手机', 'Android phone']],
  [/Android/, ['安卓平板', 'Android tablet']],
  [/Windows/, ['Windows 电脑', 'Windows computer']],
  [/Macintosh/, ['苹果电脑', 'Mac']],
  [/(Linux|X11)/, ['Linux 电脑', 'Linux computer']],
];

const nameIn = (known: readonly [RegExp, Text][], agent: string): Text | null =>
  known.find(([pattern]) => pattern.test(agent))?.[1] ?? null;

/**
 * Says in words from what somebody is signed in.
 * @param agent the browser's `user-agent`, which may be anything
 * @example deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) ... Chrome/109.0.0.0 Safari/537.36') // Windows 电脑上的 Chrome
 */
export const deviceOf = (agent: string): Text => {
  const program = nameIn(programs, agent);
  const system = nameIn(systems, agent);
  if (program && system) return [`${system[0]} · ${program[0]}`, `${program[1]} on ${system[1]}`];
  return program ?? system ?? ['未知设备', 'Unknown device'];
};
