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
