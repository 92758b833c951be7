import { ApiError, ofPartnership, problemOf, requestHeaders } from './api';
import type { Language } from '$lib/i18n/translate';
import type { TopicCorrection } from './topics';

/** What a person wrote, in one language, perhaps translated. */
export interface Text {
  language: Language;
  text: string;
  translations?: Partial<Record<Language, { text: string; status: string }>>;
}
/** What every record has; its other fields are as `twinlight/partnership` names them. */
export interface RecordHead {
  id: string;
  /** Of every record but a partnership. */
  partnership?: string;
  state: string;
  version: number;
  /** What the reader may do with it now. */
  may: string[];
}
/** A record as it comes: its fields stand apart, in `document`. */
interface Envelope {
  id: string;
  version: number;
  may: string[];
  document: object;
}
export const organisationKinds = [
  'company',
  'public_body',
  'university',
  'research_institute',
  'association',
  'agency',
  'test_site',
  'school',
  'hospital',
  'care_home',
  'grower',
] as const;
/** Where anybody may ask an organisation, visitors too; of no person. */
export interface Desk {
  name?: Text;
  email?: string;
  phone?: string;
  address?: { street?: string; postal_code?: string; city?: string; country?: string };
  languages?: Language[];
}
export interface Organisation extends RecordHead {
  name: Text;
  region: string;
  kind: string;
  description?: Text;
  domains?: string[];
  languages?: Language[];
  employees?: number;
  website?: string;
  /** For members of the partnership, as the address. */
  email?: string;
  address?: { street?: string; postal_code?: string; city?: string; country?: string };
  desk?: Desk;
}
/** Who is looked for; what is empty or left out is any. */
export interface WantedPartner {
  description?: Text;
  kinds?: string[];
  regions?: string[];
  sizes?: string[];
  /** Technology readiness level, 1 to 9. */
  least_readiness_level?: number | null;
}
export interface Profile extends RecordHead {
  organisation?: string;
  type: string;
  title: Text;
  summary: Text;
  description?: Text;
  domains?: string[];
  topics?: TopicCorrection[];
  cooperations?: string[];
  wanted_partner?: WantedPartner;
  readiness_level?: number | null;
  published_on?: string;
  expires_on?: string;
  products?: string[];
  need?: string;
  anonymous?: boolean;
  review_note?: string;
}
export interface Milestone {
  title: Text;
  due_on: string;
  reached_on?: string;
}
export interface Partnership extends RecordHead {
  name: Text;
  regions: { code: string; name: Text; country: string; time_zone: string }[];
  /** Organisations that run it. */
  bodies?: string[];
  agreements?: {
    title: Text;
    signatories: string[];
    signed_on: string;
    ends_on?: string;
    objectives?: { code: string; title: Text; domains?: string[]; milestones?: Milestone[] }[];
  }[];
}
export interface Interest extends RecordHead {
  organisation: string;
  profile?: string;
  message: Text;
  answer_by: string;
  outcome?: string;
}
/** Two profiles whose owners a coordinator thinks should meet; each side reads its own note alone. */
export interface Introduction extends RecordHead {
  organisation: string;
  first: string;
  second: string;
  first_note?: Text;
  second_note?: Text;
  answer_by: string;
  answer?: string;
}
/** What one side says came of an interest; it counts once the other side has confirmed it. */
export interface Achievement extends RecordHead {
  organisation?: string;
  interest?: string;
  kind: string;
  description: Text;
  reached_on?: string;
  amount?: { amount: string; currency: string };
  dispute?: string;
}
export interface Event extends RecordHead {
  kind: string;
  title: Text;
  description?: Text;
  domains?: string[];
  languages?: Language[];
  starts_at: string;
  ends_at: string;
  time_zone: string;
  venue?: string;
  city?: string;
}
export interface Indicator extends RecordHead {
  code: string;
  kind: string;
  name: Text;
  definition?: Text;
  baseline?: number;
  target?: number;
  target_on?: string;
}
export interface Outcome extends RecordHead {
  indicator: string;
  value: number;
  reached_on: string;
  description?: Text;
}
export interface Need extends RecordHead {
  organisation?: string;
  title: Text;
  description?: Text;
  domain: string;
  market: string;
  requirement?: string;
  /** Who is anonymous shows neither the room nor its description. */
  space?: string | null;
  description_file?: string | null;
  rooms?: number;
  wanted_by?: string | null;
}
/** What the engine found of a product in a need, kept with the signed report. */
export interface KeptEvaluation extends RecordHead {
  need: string;
  product: string;
  engine_version: string;
  passes: boolean;
  /** Of the report, by content. */
  result: string;
  computed_at: string;
  /** Found by the program as the product came. */
  unasked?: boolean;
}
/** A file as a record names it. */
export interface FileLink {
  role: string;
  name: string;
  hash: string;
}
export interface Product extends RecordHead {
  organisation?: string;
  model: string;
  name: Text;
  description?: Text;
  gtin?: string;
  domains?: string[];
  markets?: string[];
  files?: FileLink[];
  prices?: { unit_price: { amount: string; currency: string }; from_quantity?: number }[];
  lifetime_h?: number | null;
  warranty_years?: number | null;
  colour_rendering_index?: number | null;
  colour_temperature_K?: number | null;
  ip?: string;
  ik?: string;
  dims_to?: number | null;
  mountings?: string[];
}
/** Somebody who acts in a role, for an organisation or a region. */
export interface Membership extends RecordHead {
  person: string;
  organisation?: string;
  role: string;
  region?: string;
}
export interface Person extends RecordHead {
  given_name: string;
  family_name: string;
  latin_name?: string;
  position?: string;
  email?: string;
  phone?: string;
  preferred_language?: Language;
  languages?: string[];
}
export interface Certificate extends RecordHead {
  organisation: string;
  product?: string | null;
  scheme: string;
  number: string;
  issuer: string;
  issued_on: string;
  expires_on?: string | null;
}
/** An issue of the newsletter. */
export interface Newsletter extends RecordHead {
  subject: Text;
  body: Text;
  sent_at?: string | null;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}
/** A wish that keeps better partners away, or that the text says nothing that matching knows. */
export interface PartnerHint {
  change: 'wanted_regions' | 'wanted_kinds' | 'wanted_sizes' | 'wanted_readiness' | 'domain' | 'text';
  best_score: number;
}
/** One part of a score in a sentence; it names nobody. */
export interface Reason {
  kind: string;
  sentences: Record<Language, string>;
}
export interface Partner {
  profile: string;
  score: number;
  reasons: Reason[];
}

type Query = Record<string, string | number | undefined>;

async function send(
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Response> {
  const request: RequestInit = { method, headers: { ...requestHeaders(method), ...more } };
  if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { ...request.headers, 'Content-Type': 'application/json' };
  }
  const response = await fetch(`/api/v1/${path}`, request).catch(() => {
    throw new ApiError(0, null);
  });
  if (!response.ok) throw new ApiError(response.status, problemOf(await response.json().catch(() => null)));
  return response;
}

function queryOf(query: Query): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return filled.length ? `?${new URLSearchParams(filled.map(([key, value]) => [key, String(value)]))}` : '';
}

const opened = <T>({ id, version, may, document }: Envelope): T => ({ ...document, id, version, may }) as T;

/** One page of a list of its own, such as the history of a record. */
export async function listPage<T>(path: string, query: Query = {}): Promise<Page<T>> {
  return (await send('GET', `${path}${queryOf(query)}`)).json();
}

/** One page of a list that every partnership has and that is no list of records, such as the catalogue. */
export const listShown = <T>(path: string, query: Query = {}): Promise<Page<T>> =>
  listPage<T>(path, { ...query, ...ofPartnership() });

/** One page of the records of a kind (in the plural) that the reader may see; of all partnerships, those themselves. */
export async function listRecords<T>(kind: string, query: Query = {}): Promise<Page<T>> {
  const page = await (kind === 'partnerships' ? listPage : listShown)<Envelope>(kind, query);
  return { items: page.items.map((item) => opened<T>(item)), next: page.next };
}

export async function readRecord<T>(kind: string, id: string): Promise<T> {
  return opened<T>((await (await send('GET', `${kind}/${id}`)).json()) as Envelope);
}

export async function createRecord<T>(kind: string, document: object): Promise<T> {
  return opened<T>((await (await send('POST', kind, document)).json()) as Envelope);
}

/** The ETag of a record as it was shown: what somebody changed since is not passed over. */
async function etagOf(kind: string, record: RecordHead): Promise<string> {
  const response = await send('GET', `${kind}/${record.id}`);
  const now = (await response.json()) as Envelope;
  if (now.version !== record.version) throw new ApiError(412, null);
  return response.headers.get('ETag') ?? '';
}

/** Writes a record anew. */
export async function changeRecord<T>(kind: string, record: RecordHead, document: object): Promise<T> {
  const etag = await etagOf(kind, record);
  const changed = await send('PUT', `${kind}/${record.id}`, document, { 'If-Match': etag });
  return opened<T>((await changed.json()) as Envelope);
}

/** Moves a record along its states. */
export async function moveRecord<T>(kind: string, record: RecordHead, action: string, fields: object = {}): Promise<T> {
  const etag = await etagOf(kind, record);
  const moved = await send('POST', `${kind}/${record.id}/transitions`, { action, fields }, { 'If-Match': etag });
  return opened<T>((await moved.json()) as Envelope);
}

/** The best partners of a profile and, where they are weak, what would bring better ones. */
export async function listPartners(profile: string): Promise<{ items: Partner[]; hints: PartnerHint[] }> {
  return (await (await send('GET', `profiles/${profile}/partners`)).json()) as {
    items: Partner[];
    hints: PartnerHint[];
  };
}
