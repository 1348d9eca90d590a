// The token that the program asks for when it is reached from other machines.

import { fill, h } from "../core/dom.js";
import { post } from "../core/api.js";

/** Shows a field for the token; the view is shown once it is accepted. */
export function signIn(main) {
  if (main.querySelector("form.sign-in")) return;
  const field = h("input", { type: "text", autocomplete: "off", spellcheck: "false", required: true });
  const problem = h("p", { class: "bad", role: "alert" });
  const form = h("form", {
    class: "sign-in panel stack",
    on: {
      submit: async (event) => {
        event.preventDefault();
        try {
          await post(["session"], { token: field.value.trim() });
          location.reload();
        } catch (error) {
          problem.textContent = error.status === 401 ? "That is not the token." : error.message;
        }
      },
    },
  },
  h("h1", {}, "Sign in"),
  h("p", {}, "The program printed a token with its address when it started."),
  h("label", { class: "field" }, h("span", {}, "Token"), field),
  h("div", {}, h("button", { class: "first" }, "Sign in")), problem);
  fill(main, form);
  field.focus();
}
