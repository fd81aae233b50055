import { fill, type Text } from '@plumbline/terms';
import type { Fault } from './check-chain.ts';

const place = ({ position, to, number, recordId, version, chain }: Fault): Text => {
  const apart: Text = chain === 'confidential' ? ['保密部分', 'confidential, '] : ['', ''];
  const record: Text | null =
    recordId === undefined
      ? null
      : [
          `${number ?? `内部编号 ${recordId} 的事项`}第 ${version} 步`,
          `${number ?? `record with the internal number ${recordId}`}, step ${version}`,
        ];
  if (position === null) return record === null ? apart : [`${apart[0]}${record[0]}`, `${apart[1]}${record[1]}`];
  const at: Text =
    to === undefined
      ? [`${apart[0]}第 ${position} 位`, `${apart[1]}position ${position}`]
      : [`${apart[0]}第 ${position} 至 ${to} 位`, `${apart[1]}positions ${position} to ${to}`];
  return record === null ? at : [`${at[0]}（${record[0]}）`, `${at[1]} (${record[1]})`];
};

const said = (fault: Fault): Text => {
  switch (fault.kind) {
    case 'changed':
      return fault.part === 'event'
        ? ['{at}：内容与封存时的校验码不符，被改动过', '{at}: the content does not fit its seal; it was changed']
        : ['{at}：封条本身被改动过', '{at}: the seal itself was changed'];
    case 'removed':
      return fault.part === 'event'
        ? ['{at}：封条还在，记录已被删除', '{at}: the seal is there, the event was removed']
        : ['{at}：记录和封条都被删除', '{at}: event and seal were removed'];
    case 'reordered':
      return ['{at}：不在原处，应在第 {belongs} 位', '{at}: not at its place; it belongs at position {belongs}'];
    case 'inserted':
      return fault.part === 'unsealed'
        ? ['{at}：没有封条，是事后插入的', '{at}: has no seal; it was put in afterwards']
        : ['{at}：是事后插入的', '{at}: was put in afterwards'];
    case 'cutOff':
      return [
        '{at}：记录的末尾被截去；{day} 签署的声明证明它们在过',
        '{at}: the end of the record was cut off; the statement of {day} proves that it was there',
      ];
    case 'rehashed':
      return fault.part === 'link'
        ? ['{at}：从这里起的链是另行制作的', '{at}: from here on the chain is another one']
        : [
            '{at}：其中的记录被改动并重新计算过校验码；与 {day} 签署的声明不符',
            '{at}: something in there was changed and hashed anew; it does not fit the statement signed on {day}',
          ];
    case 'payload':
      return [
        '{at}：填写的文字或附件与登记时的校验码不符',
        '{at}: texts or files do not fit the digest taken when they were entered',
      ];
    case 'statement':
      return fault.part === 'key'
        ? ['{day} 的声明不是用可信的密钥签署的', 'The statement of {day} was signed with a key that is not trusted']
        : ['{day} 的声明签名无效，被改动过', 'The signature of the statement of {day} is not valid; it was altered'];
    case 'incomplete':
      return [
        '文件不完整：末尾缺失，或条数与末尾所写不符',
        'The file is not complete: its end is missing, or the number of events is not the one given there',
      ];
  }
};

/** A fault in words, for the person who checks. */
export const faultText = (fault: Fault): Text => {
  const [zh, en] = place(fault);
  const text = said(fault);
  const values = { belongs: fault.belongs ?? '', day: fault.day ?? '' };
  return [fill(text, { ...values, at: zh })[0], fill(text, { ...values, at: en })[1]];
};
