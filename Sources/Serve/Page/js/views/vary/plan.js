// The sweep that is being written: a study with one or two of its numbers varied, as a file that is checked.

import { post } from "../../core/api.js";
import { calm, newest } from "../../core/wait.js";
import { long } from "./numbers.js";

/** Tells `text` of the file, `checked` of what it says, and `problem` where neither could be found out. */
export class SweepPlan extends EventTarget {
  /** @param {string|undefined} algorithm That of the request's search, which is the same at every point. */
  constructor(study, name, algorithm, signal) {
    super();
    Object.assign(this, { study: long(study), name, algorithm, numbers: [], text: "", check: null, isEdited: false });
    const ask = newest((kind, body, stop) => post(["sweep", kind], body, stop), signal);
    this.ask = async (kind, body) => {
      try {
        return await ask(kind, body);
      } catch (error) {
        this.problem = error.message;
        this.tell("problem");
        return undefined;
      }
    };
    this.writeSoon = calm(150, () => this.write());
    this.readSoon = calm(300, () => this.read());
  }

  /** Takes the name and the numbers of the form; the text follows. */
  update(change) {
    change(this);
    this.isEdited = false;
    this.writeSoon();
  }

  /** Takes the text as it was edited, which the form does not follow. */
  edit(text) {
    [this.text, this.isEdited] = [text, true];
    this.readSoon();
  }

  async write() {
    const answer = await this.ask("write", { study: { ...this.study, name: this.name, sweep: this.section() } });
    if (!answer || this.isEdited) return;
    this.text = answer.written;
    this.tell("text");
    this.take(answer);
  }

  async read() {
    const answer = await this.ask("check", { yaml: this.text });
    if (answer) this.take(answer);
  }

  /** The study's section `sweep`. */
  section() {
    const numbers = Object.fromEntries(this.numbers.map(({ path, from, to, count, isWhole }) =>
      [path, { from, to, count, ...isWhole ? { whole: true } : {} }]));
    return { method: "grid", numbers };
  }

  take(answer) {
    [this.check, this.problem] = [{ ...answer, algorithm: this.algorithm }, null];
    this.tell("checked");
  }

  tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
