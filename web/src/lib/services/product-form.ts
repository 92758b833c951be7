import type { Inspection } from './api';
import type { FileLink, Product } from './records';
import type { Language } from '$lib/i18n/translate';

/** What a person types of a product; numbers as they were typed, with a point or a comma. */
export interface ProductFields {
  model: string;
  name: string;
  description: string;
  gtin: string;
  domains: string[];
  markets: string[];
  price: string;
  currency: string;
  lifetime_h: string;
  warranty_years: string;
  colour_rendering_index: string;
  colour_temperature_K: string;
  ip: string;
  ik: string;
  dims_to: string;
  mountings: string[];
  /** Hash of the spectrum that goes with it; empty: none. */
  spectrum: string;
  /** The maker's own description, a TOML file that rules of markets are held against. */
  sheet: FileLink | null;
}
/** Which field of the form a fault belongs to. */
export type Faults = Partial<Record<keyof ProductFields, string>>;

export const currencies = ['EUR', 'CNY', 'USD', 'GBP', 'HKD', 'JPY'];
const numbers = ['lifetime_h', 'warranty_years', 'colour_rendering_index', 'colour_temperature_K', 'dims_to'] as const;
export const mountingWays = ['recessed', 'surface', 'suspended', 'wall', 'track', 'freestanding'];
const none: ProductFields = {
  model: '',
  name: '',
  description: '',
  gtin: '',
  domains: [],
  markets: [],
  price: '',
  currency: 'EUR',
  lifetime_h: '',
  warranty_years: '',
  colour_rendering_index: '',
  colour_temperature_K: '',
  ip: '',
  ik: '',
  dims_to: '',
  mountings: [],
  spectrum: '',
  sheet: null,
};

/** The first number of a text such as "4000 K" or "LED 840"; none where it is out of range. */
function numberIn(text: unknown, from: number, to: number): string {
  const found = /\d+(\.\d+)?/.exec(typeof text === 'string' ? text : '')?.[0];
  return found && Number(found) >= from && Number(found) <= to ? found : '';
}

/** What a photometric file says of its product; the rest is for the maker to say. */
export function proposedFields(said: Inspection, fileName: string): ProductFields {
  const lamps = said['lamp_sets'];
  const lamp: Record<string, unknown> = Array.isArray(lamps) ? (lamps[0] ?? {}) : {};
  const number = said['catalogue_number'];
  const model = said.model || fileName.replace(/\.\w+$/, '');
  return {
    ...none,
    model: typeof number === 'string' && number ? number : model,
    name: model,
    colour_rendering_index: numberIn(lamp['colour_rendering'], 1, 100),
    colour_temperature_K: numberIn(lamp['colour_appearance'], 1000, 25000),
  };
}

export const spectrumOf = (files: readonly FileLink[]): FileLink | undefined =>
  files.find(({ role }) => role === 'spectrum');

const isSheet = ({ role, name }: FileLink): boolean => role === 'document' && name.endsWith('.toml');

/** A record as the form shows it. */
export function fieldsOf(product: Product): ProductFields {
  const price = product.prices?.[0]?.unit_price;
  return {
    ...none,
    model: product.model,
    name: product.name.text,
    description: product.description?.text ?? '',
    gtin: product.gtin ?? '',
    domains: product.domains ?? [],
    markets: product.markets ?? [],
    ip: product.ip ?? '',
    ik: product.ik ?? '',
    mountings: product.mountings ?? [],
    price: price?.amount ?? '',
    currency: price?.currency ?? 'EUR',
    spectrum: spectrumOf(product.files ?? [])?.hash ?? '',
    sheet: (product.files ?? []).find(isSheet) ?? null,
    ...Object.fromEntries(numbers.map((key) => [key, product[key] == null ? '' : String(product[key])])),
  };
}

/** A text that was changed is in the writer's language; its translations no longer say the same. */
const written = (text: string, before: Product['name'] | undefined, language: Language): Product['name'] =>
  before?.text === text ? before : { language, text };
/** What is no number goes as it was typed, so that the server says at its field what is wrong. */
const typed = (text: string): number | string | null => {
  const point = text.trim().replace(',', '.');
  return point === '' ? null : Number.isFinite(Number(point)) ? Number(point) : text;
};

/** What is sent: the record `before` (or what a new one starts from) with what the form says. */
export function productDocument(
  fields: ProductFields,
  before: Partial<Product> & { files: FileLink[] },
  language: Language,
  spectra: readonly FileLink[] = [],
): object {
  const own = spectrumOf(before.files);
  const spectrum = [...spectra, ...(own ? [own] : [])].find(({ hash }) => hash === fields.spectrum);
  const amount = fields.price.trim().replace(',', '.');
  const first = amount ? [{ from_quantity: 1, ...before.prices?.[0], unit_price: priceOf(amount, fields) }] : [];
  return {
    partnership: before.partnership,
    organisation: before.organisation,
    files: [
      ...before.files.filter((file) => file.role !== 'spectrum' && !isSheet(file)),
      ...(spectrum ? [spectrum] : []),
      ...(fields.sheet ? [fields.sheet] : []),
    ],
    model: fields.model.trim(),
    name: written(fields.name.trim(), before.name, language),
    ...(fields.description.trim() || before.description
      ? { description: written(fields.description.trim(), before.description, language) }
      : {}),
    gtin: fields.gtin.trim(),
    domains: fields.domains,
    markets: fields.markets,
    ip: fields.ip.trim().toUpperCase(),
    ik: fields.ik.trim().toUpperCase(),
    mountings: fields.mountings,
    prices: [...first, ...(before.prices?.slice(1) ?? [])],
    ...Object.fromEntries(numbers.map((key) => [key, typed(fields[key])])),
  };
}

const priceOf = (amount: string, { currency }: ProductFields): { amount: string; currency: string } => ({
  amount,
  currency,
});

/** The faults of a refusal at their fields, and those that belong to none of them. */
export function faultsByField(errors: readonly { pointer: string; message: string }[]): {
  at: Faults;
  rest: { pointer: string; message: string }[];
} {
  const at: Faults = {};
  const rest: { pointer: string; message: string }[] = [];
  for (const fault of errors) {
    const first = fault.pointer.split('/')[1] ?? '';
    const key = first === 'prices' ? 'price' : first;
    if (key in none) at[key as keyof ProductFields] ??= fault.message;
    else rest.push(fault);
  }
  return { at, rest };
}
