// What was asked and answered: which operations, in what each answer differs from the contract, and the answers
// themselves, to compare those of two databases.
import type { Contract } from './contract.ts';

export interface Answered {
  operation: string;
  status: number;
  body: unknown;
}

/** Tables are compared by their text; of other files and of events, which hold moments, the type alone. */
function comparable(type: string, body: string): unknown {
  if (type.endsWith('json')) return JSON.parse(body);
  return type === 'text/csv' ? body : type;
}

export class Watch {
  readonly answers: Answered[] = [];
  readonly faults: string[] = [];
  readonly #contract: Contract;
  readonly #operations: Map<string, string>;
  readonly #done = new Set<string>();
  #kept = true;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#operations = contract.operations();
  }

  note(method: string, path: string, status: number, type: string, body: string): void {
    const operation = this.#operations.get(`${method} ${path}`) ?? `${method} ${path}`;
    for (const fault of this.#contract.faults(method, path, status, type, body))
      this.faults.push(`${operation} ${status}: ${fault}`);
    if (status < 400) this.#done.add(operation);
    if (this.#kept) this.answers.push({ operation, status, body: comparable(type, body) });
  }

  /** Operations that nobody called, or none of whose calls was granted. */
  missing(): string[] {
    return [...this.#operations.values()].filter((operation) => !this.#done.has(operation));
  }

  get called(): number {
    return this.#done.size;
  }

  /** Asks again until the answer is as wanted. How often it took is chance, so that the last answer alone is compared. */
  async until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
    for (let i = 0; i < 600; i += 1) {
      this.#kept = false;
      const before = await ask().finally(() => (this.#kept = true));
      if (isWanted(before)) return ask();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('what was waited for does not come');
  }
}
