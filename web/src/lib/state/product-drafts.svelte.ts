import { ApiError } from '$lib/services/api';
import { uploadFile } from '$lib/services/files';
import { changeRecord, createRecord, moveRecord, type FileLink, type Product } from '$lib/services/records';
import {
  faultsByField,
  productDocument,
  proposedFields,
  type Faults,
  type ProductFields,
} from '$lib/services/product-form';
import type { Language } from '$lib/i18n/translate';
import { Inspected } from './inspections.svelte';

const atOnce = 3;

/** For whom products are published. */
export interface Owner {
  partnership: string;
  organisation: string;
}

/** A product while somebody fills it in, and the record that it became. */
export class ProductEntry {
  fields = $state<ProductFields>() as ProductFields;
  record = $state.raw<Product | null>(null);
  faults = $state.raw<Faults>({});
  /** What is wrong elsewhere than at a field. */
  error = $state.raw<unknown>(null);
  busy = $state(false);
  /** What was saved last; the form differs from it or not. */
  #saved = $state.raw('');

  constructor(
    fields: ProductFields,
    readonly start: Partial<Product> & { files: FileLink[] },
    record: Product | null = null,
    /** Spectra to choose from. */
    readonly spectra: () => readonly FileLink[] = () => [],
  ) {
    this.fields = fields;
    this.record = record;
    if (record) this.#saved = JSON.stringify(fields);
  }

  get changed(): boolean {
    return JSON.stringify(this.fields) !== this.#saved;
  }
  get published(): boolean {
    return this.record?.state === 'published';
  }

  /** Keeps it as it is filled in; false where the server refused, which is then said at the fields. */
  save(language: Language): Promise<boolean> {
    return this.#try(() => this.#save(language));
  }

  publish(language: Language): Promise<boolean> {
    return this.#try(async () => {
      if (this.changed) await this.#save(language);
      if (this.record) this.record = await moveRecord<Product>('products', this.record, 'publish');
    });
  }

  /** Keeps a description of the product as a file of the organisation; it belongs to the product once that is saved. */
  attach(file: File): Promise<boolean> {
    return this.#try(async () => {
      const { record } = await uploadFile(file, this.record?.organisation ?? this.start.organisation ?? '');
      this.fields.sheet = { role: 'document', name: record.document.name, hash: record.document.hash };
    });
  }

  retire(): Promise<boolean> {
    return this.#try(async () => {
      if (this.record) this.record = await moveRecord<Product>('products', this.record, 'retire');
    });
  }

  async #save(language: Language): Promise<void> {
    const said = JSON.stringify(this.fields);
    const document = productDocument(this.fields, { ...this.start, ...this.record }, language, this.spectra());
    this.record = this.record
      ? await changeRecord<Product>('products', this.record, document)
      : await createRecord<Product>('products', document);
    this.#saved = said;
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.faults = {};
    this.error = null;
    try {
      await work();
    } catch (reason) {
      const errors = reason instanceof ApiError ? (reason.problem?.errors ?? []) : [];
      const { at, rest } = faultsByField(errors);
      this.faults = at;
      if (rest.length > 0 || Object.keys(at).length === 0) this.error = reason;
    }
    this.busy = false;
    return this.error === null && Object.keys(this.faults).length === 0;
  }
}

/** One file that was dropped: read and kept by the server, and the product that it is of. */
export class DroppedFile extends Inspected {
  entry = $state.raw<ProductEntry | null>(null);
  spectrum = $state.raw<FileLink | null>(null);
  /** A product of the organisation names this file already. */
  known = $state.raw<Product | null>(null);
}

/** Files of a folder that become products of an organisation. */
export class ProductDrafts {
  files = $state.raw<DroppedFile[]>([]);
  busy = $state(false);

  constructor(
    readonly owner: Owner,
    /** Finds the product of the organisation that names a file by its hash. */
    readonly ofFile: (hash: string) => Product | null,
  ) {}

  get entries(): ProductEntry[] {
    return this.files.map(({ entry }) => entry).filter((entry) => entry !== null);
  }
  get spectra(): FileLink[] {
    return this.files.map(({ spectrum }) => spectrum).filter((link) => link !== null);
  }
  get waiting(): number {
    return this.files.filter(({ result, error }) => !result && !error).length;
  }

  async add(files: readonly File[]): Promise<void> {
    const queue = files.map((file) => ({ file, dropped: new DroppedFile(file.name) }));
    this.files = [...queue.map(({ dropped }) => dropped), ...this.files];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await this.#read(next.file, next.dropped);
        this.files = [...this.files];
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** The same for every product that is not published yet. */
  fillIn(some: Partial<ProductFields>): void {
    for (const entry of this.entries) if (!entry.published) Object.assign(entry.fields, some);
  }

  /** One after another; those that the server refuses say why and keep nobody waiting. */
  async all(work: (entry: ProductEntry) => Promise<boolean>): Promise<void> {
    this.busy = true;
    for (const entry of this.entries) if (!entry.published) await work(entry);
    this.busy = false;
  }

  clear(): void {
    this.files = [];
  }

  async #read(file: File, dropped: DroppedFile): Promise<void> {
    try {
      const { record, inspection } = await uploadFile(file, this.owner.organisation);
      const { name, hash } = record.document;
      const link = (role: string): FileLink => ({ role, name, hash });
      dropped.result = inspection ?? { file: file.name, kind: 'unknown' };
      dropped.known = this.ofFile(hash);
      if (inspection?.kind === 'spectrum' && !inspection.error) dropped.spectrum = link('spectrum');
      const light = inspection && !inspection.error && ['photometry', 'container'].includes(inspection.kind);
      if (!light || dropped.known) return;
      const start = { ...this.owner, files: [link('photometry')] };
      dropped.entry = new ProductEntry(proposedFields(inspection, file.name), start, null, () => this.spectra);
    } catch (error) {
      dropped.error = error instanceof ApiError ? error : new ApiError(0, null);
    }
  }
}
