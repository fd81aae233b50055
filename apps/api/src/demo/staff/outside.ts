import { people, post } from './build.ts';

/** Those who look in from outside the schools: the county, and the program that exchanges data. */
export const outside = people('town', [
  ['jiayunfeng', '贾云峰', [post('countyViewer', 'town', '县教育局督导室')], 'countyViewer'],
  ['duijie', '教务数据对接', [post('integrator', 'town', '数据对接程序')], 'integrator'],
]);
