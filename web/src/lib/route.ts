/** Every link of the application is built here. */
export const route = {
  home: () => '/',
  newNeed: () => '/needs/new',
  ranking: (id: string) => `/rankings/${id}`,
  evidence: (id: string, rank: number) => `/rankings/${id}/products/${rank}`,
  compare: (id: string, ranks: readonly number[]) => `/rankings/${id}/compare?ranks=${ranks.join(',')}`,
  report: (id: string, rank: number, language: string) =>
    `/api/v1/rankings/${id}/report?rank=${rank}&language=${language}`,
  products: () => '/products',
  product: (sha256: string) => `/products/${sha256}`,
  needs: () => '/needs',
  inspect: () => '/products/inspect',
  organisations: () => '/organisations',
  organisation: (id: string) => `/organisations/${id}`,
  profiles: () => '/profiles',
  profile: (id: string) => `/profiles/${id}`,
  events: () => '/events',
  results: () => '/results',
  partnership: () => '/partnership',
  signIn: () => '/sign-in',
  account: () => '/account',
  work: () => '/work',
};
