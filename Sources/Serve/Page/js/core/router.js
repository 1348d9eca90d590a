// Which view is shown: the fragment of the address, such as #/runs/first?tab=films.

/** The path's parts and the query of a fragment. */
export function parse(fragment) {
  const [path, query = ""] = fragment.replace(/^#?\/?/, "").split("?");
  return {
    parts: path.split("/").filter(Boolean).map(decode),
    query: new URLSearchParams(query),
  };
}

/** The fragment of a path and a query; parts are names, whatever signs they have. */
export function link(parts, query = {}) {
  const path = parts.map(encodeURIComponent).join("/");
  const stated = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(stated).toString();
  return `#/${path}${text ? `?${text}` : ""}`;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Shows a view at every change of the fragment. The one before it is told to stop by its signal.
 *
 * @param {(route: {parts: string[], query: URLSearchParams}, signal: AbortSignal) => void} show
 */
export function follow(show) {
  let controller;
  const change = () => {
    controller?.abort();
    controller = new AbortController();
    show(parse(location.hash), controller.signal);
  };
  addEventListener("hashchange", change);
  change();
}
