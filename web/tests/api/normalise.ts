// Answers of two installations are the same but for what is made by chance or by the clock.

const chance = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const chances = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const moments = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;
const addresses = /http:\/\/127\.0\.0\.1:\d+/g;
/** Fields whose value is chance. */
const secrets = new Set([
  ...['csrf_token', 'token', 'secret', 'code', 'recovery_codes', 'picture', 'next', 'key', 'seconds'],
  ...['public_key', 'fingerprint', 'signature', 'result'], // of a signed report, each with its own key
]);
const secretsInAddresses = /secret=[A-Z2-7]+/g;

/** Ids that are made anew get their number in the order in which they come; those of the demonstration stay. */
export class Normaliser {
  readonly #ids = new Map<string, string>();

  #id(found: string): string {
    const known = this.#ids.get(found) ?? `id ${this.#ids.size + 1}`;
    this.#ids.set(found, known);
    return known;
  }

  of(value: unknown, name = ''): unknown {
    if (secrets.has(name) && value) return `<${name}>`;
    if (typeof value === 'string')
      return chance.test(value)
        ? this.#id(value)
        : value
            .replaceAll(chances, (found) => this.#id(found))
            .replaceAll(moments, '<moment>')
            .replaceAll(addresses, '<address>')
            .replaceAll(secretsInAddresses, 'secret=<secret>');
    if (Array.isArray(value)) return value.map((each) => this.of(each));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.of(each, key)]));
    return value;
  }
}

/** Where two answers differ: the first few places, with what stands there. */
export function differences(one: unknown, other: unknown, place = ''): string[] {
  if (one === other) return [];
  const areBoth = [one, other].every((value) => typeof value === 'object' && value !== null);
  if (!areBoth) return [`${place}: ${JSON.stringify(one)} / ${JSON.stringify(other)}`];
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].flatMap((name) => differences(left[name], right[name], `${place}/${name}`)).slice(0, 5);
}
