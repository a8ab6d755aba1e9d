/**
 * Brings a spectrogram or a sound into the page.
 * @returns an address of the page's own, to be revoked when it is no longer wanted; null where it cannot be had, so that it
 *   is asked for at its own address later, where its trouble is told.
 */
export async function fetchMedia(address: string, stop: AbortSignal): Promise<string | null> {
  if (/^(data|blob):/.test(address)) return null;
  try {
    const answer = await fetch(address, { signal: stop });
    const bytes = answer.ok ? await answer.blob() : null;
    return bytes === null || stop.aborted ? null : URL.createObjectURL(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a sound; null where they cannot be had. */
export async function readMedia(address: string): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

/** Saves a sound under a name of the person's own, which the engine's own name would override. False where it cannot be had. */
export async function saveMedia(address: string, fileName: string): Promise<boolean> {
  const bytes = await readMedia(address);
  if (bytes === null) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}
