/** The name and the password in an address. A per cent sign that begins no code stands for itself, as it does in a password. */
export function loginOf({ username, password }: URL): { readonly username: string; readonly password: string } | null {
  return username === '' && password === '' ? null : { username: plain(username), password: plain(password) };
}

/** Codes of letters outside ASCII come in rows: one row is decoded or left as it is. */
function plain(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/** So long are words of a path that people make up; keys that let anybody post, as of Slack, Discord or Home Assistant, are longer. */
const longestPlainWord = 12;

/** An address as it may be shown and logged: without login and query, and of a key in its path only the beginning. */
export function shownAddress({ origin, pathname }: URL): string {
  const words = pathname.split('/').map((word) => (word.length > longestPlainWord ? `${word.slice(0, 4)}…` : word));
  return `${origin}${words.join('/')}`;
}
