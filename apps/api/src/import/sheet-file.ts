import { stat } from 'node:fs/promises';
import {
  comparedHeader,
  FileFault,
  type GuessedColumn,
  type RememberedColumns,
  type SheetSpec,
  type TableSource,
} from '@plumbline/documents';
import {
  type Answer,
  type ColumnMapping,
  type Deps,
  readMapping,
  rememberMapping,
  type SheetImportOptions,
  type SheetKind,
  type SheetReport,
  type Viewer,
} from '@plumbline/operations';
import { type Locale, say } from '@plumbline/terms';
import { fileDigest } from './file-digest.ts';
import { type AnsweredFile, answerOf, type Choice, refusedWhole, type SheetAnswer } from './sheet-answer.ts';

/** What every opened sheet tells about itself. */
export type OpenedFile = {
  readonly format: 'csv' | 'xlsx';
  readonly sheet: string | null;
  readonly encoding: string | null;
  readonly headerLine: number;
  readonly columns: readonly GuessedColumn[];
};

/** A sheet opened with the columns as the person says, else as somebody said of the same header before. */
type Understood<Opened> = {
  readonly opened: Opened;
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
};

const headersOf = ({ columns }: OpenedFile): readonly string[] => columns.map(({ header }) => header);

const inOwnKeys = (mapping: ColumnMapping): RememberedColumns =>
  Object.fromEntries(Object.entries(mapping).map(([header, as]) => [comparedHeader(header), as]));

/**
 * Opens a sheet with its columns understood: as the person says now, or as the town remembers of this header.
 * @param open opens it with what is known of the columns
 * @throws FileFault where the file as a whole is refused
 */
const openUnderstood = async <Opened extends OpenedFile>(
  deps: Deps,
  viewer: Viewer,
  kind: SheetKind,
  given: ColumnMapping | undefined,
  open: (remembered: RememberedColumns) => Promise<Opened>,
): Promise<Understood<Opened>> => {
  if (given !== undefined) {
    const mapping = inOwnKeys(given);
    return { opened: await open(mapping), mapping, remembered: false };
  }
  // A header that cannot be understood by itself may be one that somebody explained before.
  const guessed = await open({}).catch((error: unknown) => {
    if (error instanceof FileFault && error.columns !== undefined) return error;
    throw error;
  });
  const headers =
    guessed instanceof FileFault ? (guessed.columns ?? []).map(({ header }) => header) : headersOf(guessed);
  const mapping = await readMapping(deps, viewer, kind, headers);
  if (mapping !== null) return { opened: await open(mapping), mapping, remembered: true };
  if (guessed instanceof FileFault) throw guessed;
  return { opened: guessed, mapping: {}, remembered: false };
};

/** Remembers what the person said of the columns, once an import was written with it. */
const rememberColumns = async (
  deps: Deps,
  viewer: Viewer,
  kind: SheetKind,
  { opened, mapping, remembered }: Understood<OpenedFile>,
): Promise<void> => {
  if (remembered || Object.keys(mapping).length === 0) return;
  await rememberMapping(deps, viewer, kind, { headers: headersOf(opened), mapping });
};

const choicesOf = ({ columns }: SheetSpec, locale: Locale): Choice[] =>
  columns.map(({ key, title }) => ({ as: key, title: say(title, locale) }));

/** Why a file was refused whole, in the reader's language. */
const answeredFault = ({ code, text, columns = [] }: FileFault, spec: SheetSpec, locale: Locale) => ({
  code,
  message: say(text, locale),
  columns: columns.map(({ header, as }) => ({ header, key: comparedHeader(header), as })),
  choices: columns.length === 0 ? [] : choicesOf(spec, locale),
});

/** What the file was found to be, in the reader's language. */
const answeredFile = (
  { opened, remembered }: Understood<OpenedFile>,
  spec: SheetSpec,
  locale: Locale,
): AnsweredFile => {
  const choices = choicesOf(spec, locale);
  return {
    format: opened.format,
    sheet: opened.sheet,
    encoding: opened.encoding,
    headerLine: opened.headerLine,
    columns: opened.columns.map(({ column, header, as }) => ({
      column,
      header,
      key: comparedHeader(header),
      as,
      title: choices.find((choice) => choice.as === as)?.title ?? null,
    })),
    choices,
    remembered,
  };
};

/** How a file of any kind of sheet is imported. */
export type SheetFileOptions = Omit<SheetImportOptions, 'fileDigest'> & {
  /** SHA-256 of the file, where it is known already. */
  readonly digest?: string | undefined;
  /** What the person says of the columns, by header; else what the town remembers. */
  readonly mapping?: ColumnMapping | undefined;
};

/** What reads the file of one import. */
export type SheetReader<Opened extends OpenedFile> = {
  /** Options for the operation. */
  readonly options: SheetImportOptions;
  /**
   * Opens the file with its columns understood.
   * @param passed headers to pass over although they were understood
   */
  open(
    how: (source: TableSource, remembered: RememberedColumns) => Promise<Opened>,
    passed?: (opened: Opened) => readonly string[],
  ): Promise<Opened>;
};

/** One kind of sheet. */
export type SheetParts<Opened extends OpenedFile, Report extends SheetReport, Extra extends object> = {
  readonly kind: SheetKind;
  /** The columns that the kind knows, as far as they are known when it is asked. */
  spec(): SheetSpec;
  /** Runs the operation. */
  run(reader: SheetReader<Opened>): Promise<Answer<{ report: Report }>>;
  /** What is told beside what all sheets tell; `null` where the file was refused whole. */
  extra(report: Report | null): Extra;
};

/**
 * Imports one file by the one policy and tells in the reader's language what came of it.
 * @returns problems where the person may not, or the request is wrong; a file that is refused is an answer
 */
export const importFile = async <Opened extends OpenedFile, Report extends SheetReport, Extra extends object>(
  deps: Deps,
  viewer: Viewer,
  path: string,
  { digest: given, mapping, onProgress, ...options }: SheetFileOptions,
  { kind, spec, run, extra }: SheetParts<Opened, Report, Extra>,
): Promise<Answer<{ answer: SheetAnswer & Extra }>> => {
  const [digest, { size }] = await Promise.all([given ?? fileDigest(path), stat(path)]);
  // It is read through before, for its encoding and its header: what counts is the reading that judges.
  let isJudged = false;
  const source = {
    path,
    onRead: (done: number) => (isJudged ? onProgress?.({ stage: 'reading', done, all: size }) : undefined),
  };
  let understood: Understood<Opened> | undefined;
  const reader: SheetReader<Opened> = {
    options: { ...options, onProgress, fileDigest: digest },
    async open(how, passed = () => []) {
      const found = await openUnderstood(deps, viewer, kind, mapping, (remembered) => how(source, remembered));
      const without = passed(found.opened).map((header) => [comparedHeader(header), null] as const);
      const opened =
        without.length === 0
          ? found.opened
          : await how(source, { ...inOwnKeys(found.mapping), ...Object.fromEntries(without) });
      understood = { ...found, opened };
      isJudged = true;
      return opened;
    },
  };
  try {
    const imported = await run(reader);
    if (!imported.ok) return imported;
    const { report } = imported;
    if (understood === undefined) throw new Error('The file was not opened.');
    if (report.written) await rememberColumns(deps, viewer, kind, understood);
    const file = answeredFile(understood, spec(), viewer.locale);
    return { ok: true, answer: { ...answerOf(report, viewer.locale, file, digest), ...extra(report) } };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const fault = answeredFault(error, spec(), viewer.locale);
    return { ok: true, answer: { ...refusedWhole(fault, digest), ...extra(null) } };
  }
};

/** The column that tells a pupil, and the kind of id that it holds. */
export const idColumnOf = ({ columns }: OpenedFile): { idHeader: string; idKind: 'national' | 'school' } => {
  const id = columns.find(({ as }) => as === 'nationalId') ?? columns.find(({ as }) => as === 'pupil');
  return { idHeader: id?.header ?? '', idKind: id?.as === 'nationalId' ? 'national' : 'school' };
};
