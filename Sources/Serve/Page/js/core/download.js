// Files that the page itself makes.

import { h } from "./dom.js";

/** Offers a file of that name to the reader. */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The same for text. */
export function downloadText(text, name, type = "text/plain") {
  download(new Blob([text], { type: `${type};charset=utf-8` }), name);
}
