import { graphql, type ResultOf } from '../../data/graphql.ts';

/** What happened to one's account, and what one's posts ask of it. */
export const AccountQuery = graphql(`
  query Account {
    viewer {
      mayMakeWritingKeys
      accountChanges { act at by { id name } }
    }
  }
`);

export type AccountChange = ResultOf<typeof AccountQuery>['viewer']['accountChanges'][number];

/** What a key can be made for. */
export const KeyScopesQuery = graphql(`
  query KeyScopes {
    apiKeyScopes { name area action writes }
  }
`);

/** All keys of the town; nothing for whoever does not administer accounts. */
export const TownKeysQuery = graphql(`
  query TownKeys {
    apiKeys { id name start scopes expiresAt lastUsedAt person { id name } }
  }
`);

export type TownKey = NonNullable<ResultOf<typeof TownKeysQuery>['apiKeys']>[number];

export const WithdrawKeyMutation = graphql(`
  mutation WithdrawKey($input: WithdrawApiKeyInput!) {
    withdrawApiKey(input: $input) { problems { code message path } }
  }
`);

export const ResetSecondFactorMutation = graphql(`
  mutation ResetSecondFactor($input: ResetSecondFactorInput!) {
    resetSecondFactor(input: $input) { problems { code message path } }
  }
`);
