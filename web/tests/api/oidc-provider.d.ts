// The package has no types of its own; what the tests use of it.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  interface Account {
    accountId: string;
    claims: () => object;
  }
  export default class Provider {
    constructor(
      issuer: string,
      settings: { findAccount: (context: unknown, id: string) => Account } & Record<string, unknown>,
    );
    callback(): RequestListener;
  }
}
