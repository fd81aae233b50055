import { readOnce, sqlOf } from '@plumbline/database';
import { workflowNamed } from '@plumbline/workflows';
import { sql } from 'kysely';
import sharp from 'sharp';
import type { Deps } from '../deps.ts';
import { seesRecord } from '../record/relations.ts';
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
  const [file] = await readOnce(
    deps.pool,
    { townId, personId },
    sqlOf
      .selectFrom('file')
      .where('file.town_id', '=', townId)
      .where('file.id', '=', id)
      .select((eb) => [
        'hash',
        'media_type',
        'name',
        'uploaded_by',
        sql<{ kind: string; unit_id: number; assignments: { relation: string; person_id: number }[] | null }[] | null>`(
          select json_agg(json_build_object('kind', r.kind, 'unit_id', r.unit_id, 'assignments',
            (select json_agg(json_build_object('relation', a.relation, 'person_id', a.person_id)) from assignment a where a.town_id = r.town_id and a.record_id = r.id and a.person_id = ${personId})))
          from event_file f join record r on r.town_id = f.town_id and r.id = f.record_id
          where f.town_id = ${townId} and f.file_id = ${eb.ref('file.id')})`.as('records'),
      ]),
  );
  if (file === undefined) return null;
  const town = await townFacts(deps, townId);
  const posts = viewer.posts.map(({ id: postId, role, unitId }) => ({ id: postId, role, unit_id: unitId }));
  const seen = (file.records ?? []).some(({ kind, unit_id, assignments }) => {
    const workflow = workflowNamed(kind);
    return (
      workflow !== undefined &&
      seesRecord(workflow, town, personId, posts, { unitId: unit_id, assignments: assignments ?? [] })
    );
  });
  if (file.uploaded_by !== personId && !seen) return null;
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
