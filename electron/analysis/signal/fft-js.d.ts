/** fft.js ships no types; this is the part we use. */
declare module 'fft.js' {
  export default class FFT {
    constructor(size: number);
    /** Real and imaginary parts by turns. */
    transform(out: Float64Array, data: Float64Array): void;
  }
}
