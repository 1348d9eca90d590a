// The program's interface: JSON over HTTP under api/v1/, relative to the page.

const ROOT = new URL("api/v1/", document.baseURI);

/** What the program answered instead of a document. */
export class ApiError extends Error {
  /** @param {{message?: string, status: number, code?: string, key?: string, line?: number}} answer */
  constructor(answer) {
    super(answer.message ?? `The program answered with status ${answer.status}.`);
    Object.assign(this, {
      name: "ApiError", status: answer.status, code: answer.code, key: answer.key, line: answer.line,
    });
  }
}

/** The address of a path whose parts are names; `query` leaves out what is null. */
export function address(parts, query = {}) {
  const path = parts.map((part) => encodeURIComponent(part)).join("/");
  const url = new URL(path, ROOT);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

/** The document at a path. */
export async function get(parts, { query, signal } = {}) {
  return json(await ask(address(parts, query), { signal }));
}

/** The answer to a document that is sent. */
export async function post(parts, body = {}, signal) {
  return json(await ask(address(parts), {
    method: "POST", body: JSON.stringify(body), signal, headers: { "Content-Type": "application/json" },
  }));
}

/** The answer to the bytes of a file. */
export async function upload(parts, query, file, signal) {
  return json(await ask(address(parts, query), {
    method: "POST", body: file, signal, headers: { "Content-Type": "application/octet-stream" },
  }));
}

/** Removes what is at a path. */
export async function remove(parts) {
  await ask(address(parts), { method: "DELETE" });
}

/** A response with its bytes and headers, such as a volume. */
export function raw(parts, { query, signal } = {}) {
  return ask(address(parts, query), { signal });
}

/** Text, such as a log. */
export async function text(parts, { signal } = {}) {
  return (await ask(address(parts), { signal })).text();
}

/** Says whether events come, so that the page can show that they do not. */
function tell(isOpen) {
  dispatchEvent(new CustomEvent("connection", { detail: isOpen }));
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError({ status: 0, message: "The program does not answer. Is binodal serve still running?" });
  }
  if (response.ok) return response;
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401) dispatchEvent(new CustomEvent("signed-out"));
  throw new ApiError({ ...answer, status: response.status });
}

async function json(response) {
  return response.status === 204 ? null : response.json();
}

/**
 * Follows server-sent events until the signal aborts.
 *
 * @param {string[]} parts
 * @param {Record<string, (data: object) => void>} listeners By the event's name.
 */
export function follow(parts, listeners, signal, query) {
  const source = new EventSource(address(parts, query));
  for (const [name, listener] of Object.entries(listeners)) {
    source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
  }
  source.addEventListener("open", () => tell(true));
  source.addEventListener("error", () => tell(false));
  signal.addEventListener("abort", () => source.close());
}
