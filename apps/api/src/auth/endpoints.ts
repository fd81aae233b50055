import { keyEndpoints } from './api-keys.ts';
import type { EndpointParts } from './endpoint-parts.ts';
import type { AuthEndpoint } from './handler.ts';
import { secondFactorEndpoints } from './second-factor.ts';
import { sessionEndpoints } from './sessions.ts';
import { signInEndpoints } from './sign-in.ts';

/** The addresses of better-auth that are open, and what surrounds each of them. */
export const authEndpoints = (parts: EndpointParts): Readonly<Record<string, AuthEndpoint>> => ({
  ...signInEndpoints(parts),
  ...secondFactorEndpoints(parts),
  ...sessionEndpoints(parts),
  ...keyEndpoints(parts),
});
