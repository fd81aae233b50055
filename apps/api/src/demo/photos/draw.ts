import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { homework, ledger, lessonPlan, patrol } from './papers.ts';
import { blackboard, hydrant, readingCorner, timetable } from './rooms.ts';

/** Draws the demo town's photos anew; run it after changing a drawing, on a machine with the Noto CJK fonts. */
const drawings = {
  homework,
  hydrant,
  'lesson-plan': lessonPlan,
  ledger,
  timetable,
  patrol,
  blackboard,
  'reading-corner': readingCorner,
};

for (const [name, draw] of Object.entries(drawings)) {
  for (const [state, mended] of [
    ['before', false],
    ['after', true],
  ] as const) {
    const jpeg = await sharp(Buffer.from(draw(mended)))
      .jpeg({ quality: 48, mozjpeg: true })
      .toBuffer();
    await writeFile(new URL(`./${name}-${state}.jpg`, import.meta.url), jpeg);
  }
}
