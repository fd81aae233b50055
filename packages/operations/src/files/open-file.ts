import { readOnce, sqlOf } from '@plumbline/database';
import { workflowNamed, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import sharp from 'sharp';
import { actingOf, seesFor } from '../delegation/acting.ts';
import type { Deps } from '../deps.ts';
import { logCasesRead } from '../personal/read-log.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** A file's bytes with what a browser must be told of them. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
  readonly hash: string;
}

const thumbnailSide = 320;

/**
 * Opens a file for someone who uploaded it or who sees a record that it belongs to.
 * @param variant `thumb` gives a picture of at most 320 px
 * @returns `null` when it is missing or hidden: both look the same
 */
export const openFile = async (
  deps: Deps,
  viewer: Viewer,
  id: number,
  variant: 'full' | 'thumb',
): Promise<OpenedFile | null> => {
  const { townId, personId } = viewer;
  // Whoever stands in opens what their delegation shows.
  const seer = viewer.behalf?.personId ?? personId;
  const [file] = await readOnce(
    deps.pool,
    { townId, personId },
    sqlOf
      .selectFrom('file')
      .where('file.town_id', '=', townId)
      .where('file.id', '=', id)
      .where('file.erased_at', 'is', null)
      .select((eb) => [
        'hash',
        'media_type',
        'name',
        'uploaded_by',
        sql<
          | {
              id: number;
              kind: string;
              unit_id: number;
              assignments: { relation: string; person_id: number }[] | null;
            }[]
          | null
        >`(
          select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'unit_id', r.unit_id, 'assignments',
            (select json_agg(json_build_object('relation', a.relation, 'person_id', a.person_id)) from assignment a where a.town_id = r.town_id and a.record_id = r.id and a.person_id = ${seer} and a.until is null)))
          from event_file f join record r on r.town_id = f.town_id and r.id = f.record_id
          where f.town_id = ${townId} and f.file_id = ${eb.ref('file.id')})`.as('records'),
      ]),
  );
  if (file === undefined) return null;
  const town = await townFacts(deps, townId);
  const seen = (file.records ?? []).some(({ kind, unit_id, assignments }) => {
    const workflow = workflowNamed(kind);
    return (
      workflow !== undefined &&
      seesFor(workflow, town, actingOf(viewer, workflow), { unitId: unit_id, assignments: assignments ?? [] })
    );
  });
  if (file.uploaded_by !== personId && !seen) return null;
  const cases = (file.records ?? []).filter(({ kind }) => kind === workflows.sanction.name).map((each) => each.id);
  await logCasesRead(deps, viewer, 'file', cases);
  const bytes = await deps.files.read(file.hash);
  if (bytes === null) return null;
  const shown =
    variant === 'thumb' && file.media_type.startsWith('image/')
      ? await sharp(bytes)
          .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside' })
          .jpeg({ quality: 75 })
          .toBuffer()
      : bytes;
  return { bytes: shown, mediaType: file.media_type, name: file.name, hash: file.hash };
};
