import { localeOf, say } from '@plumbline/terms';
import { deviceOf } from './device.ts';
import { answerWith, type EndpointParts, signedIn } from './endpoint-parts.ts';
import { type AuthEndpoint, authProblem } from './handler.ts';
import { forgetDevices } from './second-factor.ts';

type SessionRow = {
  id: string;
  userId: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  userAgent?: string;
};

/** A person's own sessions: listed, and ended one by one or all others. */
export const sessionEndpoints = (parts: EndpointParts): Record<string, AuthEndpoint> => ({
  'list-sessions': {
    method: 'GET',
    async run(request, _body, call) {
      await signedIn(parts, request);
      const [listed, own] = await Promise.all([call(), call(undefined, 'get-session')]);
      if (!listed.ok) return listed;
      const { session } = (await own.json()) as { session: SessionRow };
      const sessions = (await listed.json()) as SessionRow[];
      const locale = localeOf(request.headers['accept-language']);
      // Without the tokens: what opens the others' door is nothing for a page.
      return answerWith({
        sessions: sessions
          .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
          .map(({ id, createdAt, updatedAt, userAgent }) => ({
            id,
            device: say(deviceOf(userAgent ?? ''), locale),
            since: createdAt,
            lastActive: updatedAt,
            current: id === session.id,
          })),
      });
    },
  },
  'revoke-session': {
    method: 'POST',
    async run(request, { id }, call) {
      const { townId, personId } = await signedIn(parts, request);
      const { rows } = await parts.pool.query<{ token: string }>(
        `select session."token" from auth."session" session join auth."user" person on person.id = session."userId"
         where session."id" = $1 and person."townId" = $2 and person."personId" = $3`,
        [typeof id === 'string' ? id : '', townId, personId],
      );
      if (rows[0] === undefined) throw authProblem(404, 'SESSION_NOT_FOUND');
      const answer = await call({ token: rows[0].token });
      parts.identifier.clear();
      return answer;
    },
  },
  'revoke-other-sessions': {
    method: 'POST',
    async run(request, _body, call) {
      const { townId, personId } = await signedIn(parts, request);
      const answer = await call({});
      if (!answer.ok) return answer;
      const { rows } = await parts.pool.query<{ id: string }>(
        'select id from auth."user" where "townId" = $1 and "personId" = $2',
        [townId, personId],
      );
      if (rows[0]) await forgetDevices(parts.pool, rows[0].id);
      parts.identifier.clear();
      return answer;
    },
  },
});
