/** Keeps what was used last. */
export class Recent<Value> {
  private readonly entries = new Map<string, Value>();
  private weight = 0;

  /**
   * @param most how much is kept, in what `weigh` counts
   * @param weigh of a key; default: each entry counts one
   */
  constructor(
    private readonly most: number,
    private readonly weigh: (key: string) => number = () => 1,
  ) {}

  /** @param make called when nothing is kept under the key; what it throws is not kept */
  get(key: string, make: () => Value): Value {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const made = make();
    this.entries.set(key, made);
    this.weight += this.weigh(key);
    this.forget();
    return made;
  }

  private forget(): void {
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.most) return;
      this.entries.delete(oldest);
      this.weight -= this.weigh(oldest);
    }
  }
}
