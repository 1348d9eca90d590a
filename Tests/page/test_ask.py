"""What the page says while a request is made: moves, scatter, costs, faults, meanings, and what is kept in view."""

import re
import unittest

from workbench import PageTest

MIXED = "input[data-key='targets.vol_frac_M.value']"


class Ask(PageTest):
    def ask(self, page=None):
        page = self.go("#/ask", page)
        page.wait_for_selector("[data-verdict]")
        page.get_by_role("button", name="As usual", pressed=True).wait_for()
        return page

    def test_the_nearest_request_says_how_far_each_target_moves(self):
        page = self.ask()
        page.locator(MIXED).fill("0.45")
        page.wait_for_selector("[data-verdict=unrealistic]")
        row = page.locator("table.moves tbody tr").filter(has_text="Mixed volume fraction")
        asked, nearest, move = row.locator("td").all_inner_texts()
        delta, tolerances = re.fullmatch(r"−([\d.]+), ([\d.]+) tolerances", move).groups()
        self.assertEqual(asked, "0.450")
        self.assertAlmostEqual(float(asked) - float(nearest), float(delta), delta=0.0011)  # three decimals each
        self.assertAlmostEqual(float(delta) / 0.03, float(tolerances), delta=0.06)  # two digits
        blocker = page.locator("li").filter(has_text="Mixed volume fraction").inner_text()
        self.assertRegex(blocker, r"changed alone to [\d.]+ \(−.* tolerances\) the request would .*, at [\d.]+ %\.")
        page.get_by_role("button", name="Take it").click()
        page.wait_for_selector("[data-verdict=realistic], [data-verdict=marginal]")
        self.assertEqual(page.locator("table.moves").count(), 0)

    def test_a_tolerance_below_the_scatter_of_one_film_is_said_at_its_slider(self):
        page = self.ask()
        target = page.locator("[data-key='targets.tortuosity_A']").first
        note = target.locator("[data-scatter]")
        page.locator("input[data-key='targets.tortuosity_A.tolerance']").fill("0.001")
        note.get_by_text(re.compile("64 × 64 voxels .* scatter by .* more than the tolerance of ± 0.001")).wait_for()
        page.locator("input[data-key='targets.tortuosity_A.tolerance']").fill("0.9")
        note.wait_for(state="hidden")

    def test_the_verdict_and_the_start_stay_in_view_and_cover_nothing(self):
        for width in (1440, 400):
            page = self.ask(self.open(width, "light"))
            bar = page.get_by_role("region", name="Start")
            for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
                page.evaluate(f"scrollTo(0, {place})")
                box = bar.bounding_box()
                self.assertLessEqual(box["y"] + box["height"], 900.5)
                self.assertLess(box["height"], 180)
            self.assertEqual(page.evaluate("""() => {
              scrollTo(0, document.body.scrollHeight);
              const bar = document.querySelector(".start-bar").getBoundingClientRect().top;
              return [...document.querySelectorAll("main .panel")].filter((one) => one.getBoundingClientRect().bottom > bar + 1).length;
            }"""), 0)
            page.context.close()

    def test_an_empty_objective_is_said_in_words_where_it_stands(self):
        page = self.ask()
        page.get_by_role("button", name="Add an objective").click()
        page.wait_for_selector(".errors li")
        for place in (page.locator("fieldset .note"), page.locator(".errors li")):
            place.get_by_text("Say what to push up").first.wait_for()
        self.assertNotIn("expected", page.locator("main").inner_text())
        page.get_by_label("Objective 1", exact=True).fill("tau_D")
        page.wait_for_selector(".errors li", state="detached")
        self.assertEqual(page.locator("fieldset .note").first.inner_text(), "")

    def test_the_budget_says_which_is_chosen_and_what_is_usual(self):
        page = self.ask()
        page.get_by_role("button", name="A quick look").click()
        page.get_by_role("button", name="A quick look", pressed=True).wait_for()
        page.get_by_text(re.compile("^A quick look: 8 evaluations of 4 volumes")).wait_for()
        page.get_by_text("Numbers", exact=True).click()
        field = page.get_by_label(re.compile(r"^volumes to choose them from \(usual 64\)"))
        self.assertEqual(field.input_value(), "16")
        field.fill("20")
        page.get_by_text(re.compile("^Numbers of your own: .* out of 20 volumes")).wait_for()
        bar = page.get_by_role("region", name="Start")
        bar.get_by_text(re.compile("^at most 20 volumes")).wait_for()
        bar.get_by_text(re.compile(", about .* s$")).wait_for()  # measured unasked, once for each model

    def test_a_name_opens_what_it_means_by_keyboard(self):
        page = self.ask()
        name = "Acceptor straight-path fraction"
        page.get_by_role("button", name=name, expanded=False).focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name=name, expanded=True).wait_for()
        note = page.get_by_role("note")
        self.assertIn("Not the tortuosity factor", note.inner_text())
        page.keyboard.press("Escape")
        note.wait_for(state="hidden")
        page.get_by_role("button", name=name, expanded=False).wait_for()

    def test_the_model_that_is_asked_for_is_the_one_that_is_looked_at(self):
        page = self.ask()
        page.locator("select[data-key=model]").select_option("two-phase")
        self.until(lambda: "model: two-phase" in page.get_by_role("textbox", name="Study file").input_value())
        page.get_by_role("navigation", name="Views").get_by_role("link", name="Model").click()
        page.get_by_role("heading", name="Model", level=1).wait_for()
        self.assertEqual(page.get_by_role("combobox", name="model").input_value(), "two-phase")
        self.assertTrue(page.url.endswith("#/model/two-phase"))

    def test_what_was_previewed_says_that_the_request_has_changed(self):
        page = self.ask()
        page.get_by_role("button", name="Preview").click()
        page.wait_for_selector("text=Sample 1, made and measured")
        stale = page.get_by_text("The request has changed since this was made.")
        self.assertTrue(stale.is_hidden())
        before = page.locator(MIXED).input_value()
        page.locator(MIXED).fill("0.2")
        stale.wait_for()
        page.locator(MIXED).fill(before)
        stale.wait_for(state="hidden")


if __name__ == "__main__":
    unittest.main()
