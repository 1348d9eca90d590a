// Calls that come too often, and intervals that end with a view.

/** The last of the calls within a time alone, ms. */
export function calm(milliseconds, act) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), milliseconds);
  };
}

/** Only the newest of overlapping calls has its answer used; the ones before are aborted. */
export function newest(ask, signal) {
  let controller;
  return async (...values) => {
    controller?.abort();
    controller = new AbortController();
    const mine = controller;
    const both = signal ? AbortSignal.any([signal, mine.signal]) : mine.signal;
    try {
      return await ask(...values, both);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      throw error;
    }
  };
}
