/** Every link of the application is built here. */
export const route = {
  home: () => '/',
  newNeed: () => '/needs/new',
  proveNeed: (id: string) => `/needs/new?need=${id}`,
  ranking: (id: string) => `/rankings/${id}`,
  evidence: (id: string, rank: number) => `/rankings/${id}/products/${rank}`,
  compare: (id: string, ranks: readonly number[]) => `/rankings/${id}/compare?ranks=${ranks.join(',')}`,
  report: (id: string, rank: number, language: string) =>
    `/api/v1/rankings/${id}/report?rank=${rank}&language=${language}`,
  keptReport: (id: string, hash: string) => `/api/v1/evaluations/${id}/files/${hash}`,
  products: () => '/products',
  product: (sha256: string) => `/products/${sha256}`,
  ownProducts: () => '/products/mine',
  productRecord: (id: string) => `/products/records/${id}`,
  needs: () => '/needs',
  inspect: () => '/products/inspect',
  organisations: () => '/organisations',
  organisation: (id: string) => `/organisations/${id}`,
  profiles: () => '/profiles',
  newProfile: () => '/profiles/new',
  profile: (id: string) => `/profiles/${id}`,
  changeProfile: (id: string) => `/profiles/${id}/change`,
  events: () => '/events',
  news: () => '/news',
  contact: () => '/contact',
  results: () => '/results',
  measures: () => '/measures',
  partnership: () => '/partnership',
  signIn: () => '/sign-in',
  signInByDeskCode: () => '/sign-in?desk-code',
  password: () => '/password',
  join: () => '/join',
  joinRequests: () => '/join-requests',
  account: () => '/account',
  accountDetails: () => '/account/details',
  accountSecurity: () => '/account/security',
  accountData: () => '/account/data',
  myData: () => '/api/v1/my/data',
  work: () => '/work',
  board: () => '/board',
  search: (words = '', kind = '') =>
    words ? `/search?${new URLSearchParams({ q: words, ...(kind && { kind }) })}` : '/search',
  registers: () => '/registers',
  webhooks: () => '/webhooks',
  import: () => '/import',
};

/**
 * Where a page leads that is to show another partnership: a list stays with what the reader searches, a page about a
 * record goes to the list that it stands in.
 * @param id of the page, as `/profiles/[id]`
 */
export function sharedPlace(id: string | null, url: URL): string {
  const [, section = ''] = (id ?? '').split('/');
  if (section === 'rankings') return route.newNeed();
  if (id?.includes('[')) return `/${section}`;
  if (url.searchParams.has('need')) return route.needs();
  return section === 'search'
    ? route.search(url.searchParams.get('q') ?? '', url.searchParams.get('kind') ?? '')
    : url.pathname;
}
