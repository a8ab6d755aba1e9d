/** `a Mallard`, `an Eastern Phoebe` */
export function withArticle(name: string): string {
  return /^[aeio]/i.test(name) || /^u(?!ni)/i.test(name) ? `an ${name}` : `a ${name}`;
}
