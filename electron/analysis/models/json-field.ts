/** A value of a JSON file together with where it stands, so that a defect can be named: `encoder.inputs.mel is missing`. */
export class JsonField {
  readonly #value: unknown;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    this.#value = value;
    this.#place = place;
  }

  get isNull(): boolean {
    return this.#value === null;
  }

  get isNumber(): boolean {
    return typeof this.#value === 'number';
  }

  /** Whether an object holds a field that is not null. */
  has(name: string): boolean {
    const value = this.#value;
    return (
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) && Reflect.get(value, name) !== null
    );
  }

  /** @throws Error whose message says what is wrong, as the end of a sentence. */
  fail(problem: string): never {
    throw new Error(`"${this.#place}" ${problem}`);
  }

  field(name: string): JsonField {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('is not an object');
    const place = this.#place === '' ? name : `${this.#place}.${name}`;
    if (!Object.hasOwn(value, name)) throw new Error(`"${place}" is missing`);
    return new JsonField(Reflect.get(value, name), place);
  }

  text(): string {
    return typeof this.#value === 'string' ? this.#value : this.fail('is not a text');
  }

  flag(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.fail('is not true or false');
  }

  number(least: number, most: number): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isFinite(value)) this.fail('is not a number');
    return value >= least && value <= most
      ? value
      : this.fail(`is ${String(value)}, outside ${String(least)} to ${String(most)}`);
  }

  whole(least: number, most: number): number {
    const value = this.number(least, most);
    return Number.isInteger(value) ? value : this.fail('is not a whole number');
  }

  oneOf<T extends string>(known: readonly T[]): T {
    const found = known.find((name) => name === this.#value);
    return found ?? this.fail(`is ${JSON.stringify(this.#value)}; known are ${known.join(', ')}`);
  }

  /** An object whose fields are all texts. */
  texts(): Readonly<Record<string, string>> {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('is not an object');
    return Object.fromEntries(Object.keys(value).map((name) => [name, this.field(name).text()]));
  }

  exactly(value: string | number): void {
    if (this.#value !== value) this.fail(`is ${JSON.stringify(this.#value)}; only ${JSON.stringify(value)} is known`);
  }

  list(): JsonField[] {
    const value = this.#value;
    if (!Array.isArray(value)) this.fail('is not a list');
    return value.map((item: unknown, index) => new JsonField(item, `${this.#place}[${String(index)}]`));
  }
}
