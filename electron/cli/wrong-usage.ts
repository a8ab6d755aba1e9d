/** The person typed something the program does not know. Ends with exit code 2 and this sentence. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongUsage';
  }
}
