import type { FindingColumn } from '@plumbline/operations';
import { comparedHeader } from '../table/find-header.ts';

/** Words that a town's own ledger uses for a column, beside the product's; in the order of preference. */
export const headerWords: Readonly<Record<FindingColumn, readonly string[]>> = {
  number: ['编号', '整改编号', '案号', '问题编号', 'number', 'no', 'no.'],
  inspection: ['检查', '检查名称', '所属检查', '检查项目', 'inspection'],
  inspectedOn: ['检查日期', '检查时间', '发现日期', '发现时间', 'inspectedon', 'inspectiondate'],
  unit: ['校片', '单位', '学校', '片校', '受检单位', '被检单位', '责任单位', '校区', 'unit', 'campus', 'school'],
  place: ['地点', '部位', '位置', 'place'],
  title: ['问题', '存在问题', '发现问题', '存在的问题', '发现的问题', '问题描述', 'finding', 'title'],
  description: ['详细情况', '情况说明', '具体情况', '问题详情', 'details', 'description'],
  category: ['类别', '整改类别', '问题类别', 'category'],
  weight: ['轻重', '轻重程度', '严重程度', '程度', 'weight'],
  responsible: ['责任人', '整改责任人', '责任人员', 'responsibleperson', 'responsible'],
  requirement: ['整改要求', '要求', '整改意见', 'requirement'],
  rectifyBy: ['整改期限', '期限', '整改时限', '完成时限', '限期', 'rectifyby', 'deadline'],
  inspector: ['检查人', '检查人员', '复查人', 'inspector'],
  state: ['状态', '整改状态', '办理状态', 'state'],
  returns: ['退回次数', '退回', 'returns'],
  closedOn: ['销号日期', '销号时间', '销号', 'closedon'],
};

/** Columns that the product writes beside those, or every ledger has, and that say nothing to an import. */
export const silentWords: readonly string[] = [
  '序号',
  '通知单',
  'notice',
  '办理期限',
  'due',
  '逾期',
  'overdue',
  '备注',
  'remark',
  '要改的地方',
  'whattomend',
];

const byWord = new Map<string, FindingColumn>(
  Object.entries(headerWords).flatMap(([column, words]) =>
    words.map((word) => [word, column as FindingColumn] as const),
  ),
);

/** The column that a header names, if any. */
export const columnNamed = (header: string): FindingColumn | null => byWord.get(comparedHeader(header)) ?? null;
