// The study that is being written: form and text are two views of it.

import { post } from "../../core/api.js";
import { calm, newest } from "../../core/wait.js";

const STORE = "binodal-draft";

export class Draft extends EventTarget {
  /** @param {object} study The keys that are stated; @param {AbortSignal} signal Ends its calls. */
  constructor(study, signal) {
    super();
    this.study = study;
    this.text = "";
    this.check = null;
    /** What the training distribution says of the request. */
    this.verdict = null;
    /** The conditions of a model, which a request may state. */
    this.conditions = { model: null, names: [] };
    this.ask = newest((kind, body, stop) => post(["study", kind], body, stop), signal);
    this.writeSoon = calm(120, () => this.write());
    this.readSoon = calm(300, () => this.read());
  }

  /** Changes the study from a part of the form; the text follows. */
  update(change, origin = "form") {
    change(this.study);
    this.remember();
    this.tell("study", origin);
    this.writeSoon();
  }

  /** Takes the text as it was edited; the form follows where the text is a study. */
  edit(text) {
    this.text = text;
    this.readSoon();
  }

  /** Shows a text and reads it. */
  async show(text) {
    this.text = text;
    this.tell("text");
    await this.read();
  }

  /** Writes the study as a file and checks it. */
  async write() {
    const answer = await this.attempt("write", { study: this.study });
    if (!answer) return;
    this.text = answer.written;
    this.defaults ??= answer.valid ? await this.defaultsFor(this.study) : undefined;
    this.take(answer, "text");
  }

  /** Reads the study from the text and checks it. */
  async read() {
    const answer = await this.attempt("check", { yaml: this.text });
    if (!answer) return;
    if (answer.valid) {
      this.defaults = await this.defaultsFor(answer.study);
      this.study = stated(answer.study, this.defaults);
      this.remember();
      this.tell("study", "text");
    }
    this.take(answer);
  }

  async attempt(kind, body) {
    try {
      return await this.ask(kind, body);
    } catch (error) {
      this.problem = error.message;
      this.tell("problem");
      return undefined;
    }
  }

  take(answer, also) {
    this.check = answer;
    this.problem = null;
    if (also) this.tell(also);
    this.tell("checked");
  }

  /** What a study has that states its model and what it asks, and nothing else. */
  async defaultsFor({ model, targets, objective, objectives }) {
    const bare = { name: "x", model, targets, objective, objectives };
    const answer = await post(["study", "write"], { study: bare }).catch(() => null);
    return answer?.study ?? {};
  }

  /** Takes the verdict on the request; null where there is none. */
  judge(verdict) {
    this.verdict = verdict;
    this.tell("judged");
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  remember() {
    sessionStorage.setItem(STORE, JSON.stringify(this.study));
  }

  /** The study that this tab had last. */
  static remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(STORE));
    } catch {
      return null;
    }
  }
}

const ALWAYS = new Set(["name", "model", "seed", "objective", "objectives"]);

/** The keys of a whole study that differ from the defaults. */
export function stated(study, defaults) {
  const kept = {};
  for (const [key, value] of Object.entries(study)) {
    if (key === "targets") kept.targets = shortTargets(value);
    else if (ALWAYS.has(key)) kept[key] = value;
    else if (!same(value, defaults?.[key])) kept[key] = within(value, defaults?.[key]);
  }
  return kept;
}

function within(value, base) {
  if (!isGroup(value) || !isGroup(base)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, inner]) => !same(inner, base[key])));
}

function shortTargets(targets) {
  return Object.fromEntries(Object.entries(targets ?? {}).map(([name, target]) => {
    if (!isGroup(target)) return [name, target];
    const { weight, ...rest } = target;
    return [name, weight === undefined || weight === 1 ? rest : target];
  }));
}

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
