/** Bits written most significant first, into bytes that grow as they are needed. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** @param width 0 to 32 bits of `value`, two's complement where it is negative. */
  write(value: number, width: number): void {
    for (let left = width; left > 0;) {
      const take = Math.min(left, 8 - this.#pendingBits);
      const part = (value >>> (left - take)) & ((1 << take) - 1);
      this.#pending = (this.#pending << take) | part;
      this.#pendingBits += take;
      left -= take;
      if (this.#pendingBits === 8) this.#push();
    }
  }

  /** So many zeros and a one. */
  unary(zeros: number): void {
    for (let left = zeros; left > 0; left -= 24) this.write(0, Math.min(24, left));
    this.write(1, 1);
  }

  /** Zeros up to a whole byte. */
  align(): void {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
  }

  /** Whole bytes written so far. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #push(): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = this.#pending;
    this.#pending = 0;
    this.#pendingBits = 0;
  }
}
