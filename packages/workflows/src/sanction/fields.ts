import { files, longText } from '../field.ts';

export const reason = (zh = '理由', en = 'Reason') => longText(zh, en, { max: 1000 });
export const evidence = () => files('材料', 'Documents');
