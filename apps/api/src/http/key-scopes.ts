import type { ApolloServerPlugin } from '@apollo/server';
import { scopeMissing } from '@plumbline/graphql';
import { fill, say, type Text } from '@plumbline/terms';
import { GraphQLError } from 'graphql';
import type { RequestContext } from './graphql-server.ts';

/** Refuses an operation of a program whose key is not made for one of its fields; nothing of it is done. */
export const keyScopes: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, request, contextValue: { scopes, viewer } }) {
        if (scopes === null || !operation) return;
        const missing = scopeMissing(scopes, { document, operation, variables: request.variables ?? {} });
        if (missing === null) return;
        const text = missing === 'noKey' ? keyClosed : fill(scopeWanted, { scope: missing });
        throw new GraphQLError(say(text, viewer.locale), {
          extensions: {
            ...(missing === 'noKey' ? { code: 'KEY_CLOSED' } : { code: 'SCOPE_MISSING', scope: missing }),
            http: { status: 403 },
          },
        });
      },
    };
  },
};

/** The refusal that names what a key lacks. */
export const scopeWanted: Text = [
  '这个密钥没有“{scope}”的权限。请用带这个权限范围的密钥。',
  'This key lacks the scope "{scope}". Use one that was made with it.',
];

/** The refusal of what no key opens. */
export const keyClosed: Text = [
  '这件事不能用密钥办。请登录后由本人办理。',
  'No key opens this. A person has to sign in for it.',
];
