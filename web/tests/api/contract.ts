// The contract as a client's tests hold the server to it: every answer against the schema of its status.
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

interface Content {
  schema?: object;
}
interface NamedAnswer {
  $ref?: string;
  content?: Record<string, Content>;
}
interface Described {
  operationId: string;
  responses: Record<string, NamedAnswer>;
}
interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { responses: Record<string, NamedAnswer> };
}

const firstRefusal = 400;

export class Contract {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, formats: { binary: true } });
  readonly #checks = new Map<string, ValidateFunction>();

  constructor(file: URL) {
    this.#document = parse(readFileSync(file, 'utf8')) as Document;
    formats.default(this.#ajv);
    this.#ajv.addSchema(this.#document, 'contract');
  }

  /** By `METHOD path`, each with its id. */
  operations(): Map<string, string> {
    const all = new Map<string, string>();
    for (const [path, methods] of Object.entries(this.#document.paths))
      for (const [method, { operationId }] of Object.entries(methods))
        all.set(`${method.toUpperCase()} ${path}`, operationId);
    return all;
  }

  /** In what an answer differs from what the contract says of its operation. */
  faults(method: string, path: string, status: number, type: string, body: string): string[] {
    const described = this.#document.paths[path]?.[method.toLowerCase()];
    if (!described) return ['no such operation'];
    // "default" stands for refusals alone.
    const named = described.responses[status] ? String(status) : status >= firstRefusal ? 'default' : '';
    if (!described.responses[named]) return [`no status ${status}`];
    const [pointer, answer] = this.#resolved(described.responses[named], [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      named,
    ]);
    if (!answer.content) return body === '' ? [] : ['no body'];
    const content = [type, '*/*'].find((each) => answer.content?.[each]);
    if (!content) return [`no content of type ${type}`];
    if (!type.endsWith('json')) return [];
    return this.#schemaFaults([...pointer, 'content', content, 'schema'], JSON.parse(body));
  }

  #resolved(answer: NamedAnswer, pointer: string[]): [string[], NamedAnswer] {
    const name = answer.$ref?.split('/').at(-1);
    const found = name ? this.#document.components.responses[name] : undefined;
    return name && found ? [['components', 'responses', name], found] : [pointer, answer];
  }

  #schemaFaults(pointer: string[], value: unknown): string[] {
    const steps = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const reference = `contract#/${steps.join('/')}`;
    const check = this.#checks.get(reference) ?? this.#ajv.compile({ $ref: reference });
    this.#checks.set(reference, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  }
}
