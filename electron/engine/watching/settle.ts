/** Lets everything else in the process run before going on. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What a promise gives, or null when it takes longer than this; it goes on then and is forgotten. */
export async function atMost<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets more of the system's calls wait at once than Node's four: a few that hang on a drive keep nothing else from reading files.
 * Counts only before the first of them, and for child processes.
 */
export function letMoreWait(environment: Record<string, string | undefined>): void {
  environment['UV_THREADPOOL_SIZE'] ??= '64';
}
