// The page begins here: the head with the views' names, and the view that the address names.

import { fill, h } from "./core/dom.js";
import { follow as followAddress, link } from "./core/router.js";
import { glossary } from "./core/names.js";
import { signIn } from "./views/sign-in.js";

const VIEWS = {
  ask: { title: "Ask", load: () => import("./views/ask/ask.js") },
  vary: { load: () => import("./views/vary/vary.js"), under: "ask" },
  runs: { title: "Runs", load: () => import("./views/runs/runs.js") },
  run: { load: () => import("./views/run/run.js"), under: "runs" },
  sweep: { load: () => import("./views/sweep/sweep.js"), under: "runs" },
  compare: { title: "Compare", load: () => import("./views/compare/compare.js") },
  model: { title: "Model", load: () => import("./views/model/model.js") },
  about: { title: "About", load: () => import("./views/about.js") },
};

const main = document.querySelector("main");
const tabs = document.querySelector("header nav");

followAddress(async (route, signal) => {
  const [name = "ask", ...parts] = route.parts;
  const view = VIEWS[name];
  document.querySelector(".state").textContent = "";
  mark(view?.under ?? name);
  if (!view) return fill(main, h("h1", {}, "There is no such view"), h("p", {}, "Choose one above."));
  main.setAttribute("aria-busy", "true");
  try {
    const [module] = await Promise.all([view.load(), glossary().catch(() => [])]);
    if (signal.aborted) return undefined;
    await module.show(main, { parts, query: route.query, signal });
    document.title = `${main.querySelector("h1")?.textContent ?? view.title} – Binodal`;
  } catch (error) {
    if (error.name !== "AbortError" && !signal.aborted) fail(error);
  } finally {
    if (!signal.aborted) main.removeAttribute("aria-busy");
  }
  return undefined;
});

addEventListener("signed-out", () => signIn(main));

addEventListener("connection", ({ detail: isOpen }) => {
  document.querySelector(".state").textContent = isOpen ? "" : "The program does not answer; trying again…";
});

// A fragment names a view, so the link to the content moves the focus by itself.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

function mark(current) {
  fill(tabs, Object.entries(VIEWS).filter(([, view]) => view.title).map(([name, view]) =>
    h("a", { href: link([name]), "aria-current": name === current ? "page" : null }, view.title)));
}

function fail(error) {
  if (error.status === 401) return;
  fill(main, h("h1", {}, "This cannot be shown"), h("p", { class: "notice", role: "alert" }, error.message));
}
