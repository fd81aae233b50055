import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);
const pdfFolder = dirname(require.resolve('pdfjs-dist/package.json'));
const reader = require.resolve('zxing-wasm/reader/zxing_reader.wasm');

/** A piece of text on a page, in millimetres from the page's upper left corner. */
export interface PrintedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the letters stand. */
  readonly baseline: number;
}

/** A page as it leaves the printer. */
export interface PrintedPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
  /** All of its text without spaces, in the order of printing. */
  readonly words: string;
  /** What its QR codes say, read from the page's picture. */
  readonly codes: readonly string[];
  /** Its picture as PNG. */
  readonly picture: Buffer;
}

const millimetres = (points: number): number => (points * 25.4) / 72;

/**
 * A font may give a character in a PDF the code of the radical that looks the same. Most of those are put right by
 * normalising; these have no such rule in Unicode.
 */
const radicals: Readonly<Record<string, string>> = {
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  '⺠': '民',
  '⺟': '母',
  '⺉': '刂',
  '⺎': '兀',
};

const plain = (text: string): string =>
  [...text.normalize('NFKC')].map((character) => radicals[character] ?? character).join('');

/** Dots per point of the picture: about what a phone's camera sees of a sheet. */
const sharpness = 3;

const pictureOf = async (page: PDFPageProxy): Promise<Buffer> => {
  const viewport = page.getViewport({ scale: sharpness });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The library's types know the browser's canvas only.
  await page.render({ canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }).promise;
  return canvas.toBuffer('image/png');
};

/** Read by another library than the one that draws the codes, so that both cannot be wrong alike. */
const codesOn = async (picture: Buffer): Promise<string[]> => {
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(reader)).buffer },
    fireImmediately: true,
  });
  const found = await readBarcodes(new Uint8Array(picture), {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 60,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
};

const readPage = async (page: PDFPageProxy): Promise<PrintedPage> => {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item): PrintedText[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    return [
      {
        text: plain(item.str),
        left: millimetres(x),
        right: millimetres(x + item.width),
        baseline: millimetres(height - y),
      },
    ];
  });
  const picture = await pictureOf(page);
  return {
    width: millimetres(width),
    height: millimetres(height),
    texts,
    words: texts
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
    codes: await codesOn(picture),
    picture,
  };
};

/** Reads a PDF as a reader of the printed paper would: sizes, texts with their places, QR codes. */
export const readPdf = async (bytes: Uint8Array): Promise<readonly PrintedPage[]> => {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(pdfFolder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(pdfFolder, 'standard_fonts/'),
    verbosity: 0,
  });
  const document = await task.promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1)
    pages.push(await readPage(await document.getPage(number)));
  await task.destroy();
  return pages;
};
