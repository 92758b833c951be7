import { ApiError, problemOf, requestHeaders, type Inspection } from '$lib/services/api';

export class Inspected {
  result = $state.raw<Inspection | null>(null);
  error = $state.raw<unknown>(null);
  constructor(readonly name: string) {}
}

const atOnce = 3;
const mostBytes = 32 * 1024 * 1024;

/** Files that were dropped, each read by the server; nothing is kept there. */
export class Inspections {
  files = $state.raw<Inspected[]>([]);

  get understood(): number {
    return this.files.filter(({ result }) => result && !result.error).length;
  }
  get waiting(): number {
    return this.files.filter(({ result, error }) => !result && !error).length;
  }

  async add(files: readonly File[]): Promise<void> {
    const queue = files.map((file) => ({ file, inspected: new Inspected(file.name) }));
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
    this.files = [];
  }
}

async function inspect(file: File, inspected: Inspected): Promise<void> {
  try {
    if (file.size > mostBytes) throw new ApiError(413, null);
    const response = await fetch(`/api/v1/inspections?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { ...requestHeaders('POST'), 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new ApiError(response.status, problemOf(body));
    inspected.result = body as Inspection;
  } catch (error) {
    inspected.error = error instanceof ApiError ? error : new ApiError(0, null);
  }
}
