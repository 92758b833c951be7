import type { Inspection } from '$lib/services/api';
import { inspectFile } from '$lib/services/files';

export class Inspected {
  result = $state.raw<Inspection | null>(null);
  error = $state.raw<unknown>(null);
  constructor(readonly name: string) {}
}

const atOnce = 3;

/** Files that were dropped, each read by the server; nothing is kept there. */
export class Inspections {
  files = $state.raw<Inspected[]>([]);
  #cleared = $state.raw<Inspected[]>([]);

  get understood(): number {
    return this.files.filter(({ result }) => result && !result.error).length;
  }
  get waiting(): number {
    return this.files.filter(({ result, error }) => !result && !error).length;
  }

  async add(files: readonly File[]): Promise<void> {
    const queue = files.map((file) => ({ file, inspected: new Inspected(file.name) }));
    this.#cleared = [];
    this.files = [...queue.map(({ inspected }) => inspected), ...this.files];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await inspect(next.file, next.inspected);
        this.files = [...this.files];
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  clear(): void {
    this.#cleared = this.files;
    this.files = [];
  }

  get canRestore(): boolean {
    return this.#cleared.length > 0;
  }
  restore(): void {
    this.files = this.#cleared;
    this.#cleared = [];
  }
}

async function inspect(file: File, inspected: Inspected): Promise<void> {
  try {
    inspected.result = await inspectFile(file);
  } catch (error) {
    inspected.error = error;
  }
}
