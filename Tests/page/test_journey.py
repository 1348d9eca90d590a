"""From a request to an answer: ask, verdict, preview, run, cancel, resume, look, compare."""

import re
import unittest

from workbench import PageTest, design

STUDY = """name: {name}
model: three-phase-64
seed: {seed}
targets:
  vol_frac_D: {{ value: 0.42, tolerance: 0.05 }}
objective: {{ maximise: tortuosity_D }}
search: {{ algorithm: COBYLA, evaluations: {evaluations}, replicates: 4, surrogate: never }}
candidates: {{ count: 2, samples: 6 }}
verification: {{ pathways: 0 }}
refinement: {{ pathways: 0 }}
"""


class Journey(PageTest):
    def test_a_newcomer_gets_from_an_unrealistic_request_to_a_volume(self):
        page = self.go("#/ask")
        page.locator("input[data-key='targets.vol_frac_M.value']").fill("0.45")
        page.wait_for_selector("[data-verdict=unrealistic]")
        self.picture("ask-unrealistic")
        page.get_by_role("button", name="Take it").click()
        page.wait_for_selector("[data-verdict=realistic], [data-verdict=marginal]")
        self.assertLess(float(page.locator("input[data-key='targets.vol_frac_M.value']").input_value()), 0.45)
        self.assertIn("vol_frac_M", page.get_by_role("textbox", name="Study file").input_value())
        page.get_by_role("button", name="Preview").click()
        page.wait_for_selector(".stage[data-drawn]")
        self.assertRegex(page.locator("main").inner_text(), r"Sample 1, made and measured in [\d.]+ s by three-phase-64")
        self.picture("ask-preview")
        page.get_by_role("button", name="Another one").click()
        page.wait_for_selector("text=Sample 2, made and measured")

    def test_a_study_that_is_edited_says_what_is_wrong_at_its_key_and_line(self):
        page = self.go("#/ask")
        text = page.get_by_role("textbox", name="Study file")
        page.wait_for_selector("[data-verdict]")
        page.wait_for_timeout(1000)
        good = text.input_value()
        text.fill(re.sub(r"tolerance: [\d.]+", "tolerance: -1", good, count=1))
        page.wait_for_selector(".errors li")
        self.assertIn("targets.vol_frac_D.tolerance", page.locator(".errors").inner_text())
        self.assertTrue(page.get_by_role("button", name="Start the run").is_disabled())
        self.assertEqual(
            page.locator("input[aria-invalid]").get_attribute("data-key"), "targets.vol_frac_D.tolerance")
        text.fill(good)
        page.wait_for_selector(".errors li", state="detached")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download").click()
        self.assertEqual(download.value.path().read_text(), good)

    def test_a_request_goes_over_to_a_model_that_has_other_names_for_it(self):
        page = self.go("#/ask")
        page.wait_for_selector("[data-verdict]")
        page.locator("select[data-key=model]").select_option("two-phase")
        page.wait_for_selector("text=Sought by the run and not judged here: Mixed")
        text = page.get_by_role("textbox", name="Study file")
        self.until(lambda: "ABS_f_D" in text.input_value())
        self.assertNotIn("vol_frac_D", text.input_value())
        self.assertEqual(page.locator("[data-key='targets.ABS_f_D'] .slider").count(), 1)

    def test_a_run_is_taken_up_again_as_a_new_request(self):
        design(self.workspace, "taken-up", "{ vol_frac_D: { value: 0.41, tolerance: 0.04 } }")
        page = self.go("#/ask?from=taken-up")
        text = page.get_by_role("textbox", name="Study file")
        self.until(lambda: "taken-up-again" in text.input_value())
        self.assertIn("vol_frac_D: {value: 0.41, tolerance: 0.04}", text.input_value())
        self.assertNotIn("weights", text.input_value())

    def test_a_name_is_text_whatever_it_says(self):
        page = self.go("#/ask")
        page.wait_for_selector("[data-verdict]")
        page.get_by_role("textbox", name="Study file").fill("name: '<script>alert(1)</script>'\ntargets: { vol_frac_D: 0.4 }\n")
        page.wait_for_selector(".errors li")
        self.assertIn("<script>alert(1)</script>", page.locator(".errors").inner_text())
        self.assertEqual(page.locator("main script").count(), 0)
        self.go("#/run/" + "%3Cscript%3Ealert(1)%3C%2Fscript%3E")
        self.assertEqual(page.locator("main script").count(), 0)

    def test_runs_are_started_cancelled_resumed_looked_at_and_compared(self):
        self.start("first", 1, 12)
        page = self.page
        page.wait_for_selector("[data-state=running]")
        page.wait_for_selector(".plot .dot")
        self.picture("run-running")
        page.get_by_role("button", name="Cancel").click()
        page.wait_for_selector("[data-state=cancelled]")
        self.picture("run-cancelled")
        page.get_by_role("button", name="Resume").click()
        page.wait_for_selector("[data-state=finished]", timeout=400_000)
        page.wait_for_selector(".answer")
        self.start("second", 2, 4)
        page.wait_for_selector("[data-state=finished]", timeout=400_000)
        self.compare()

    def start(self, name, seed, evaluations):
        page = self.go("#/ask")
        page.wait_for_selector("[data-verdict]")
        page.get_by_role("textbox", name="Study file").fill(STUDY.format(name=name, seed=seed, evaluations=evaluations))
        self.until(lambda: page.locator("input[data-key=name]").input_value() == name)
        page.get_by_role("button", name="Start the run").click()
        page.wait_for_selector(f"h1:text-is('{name}')")

    def compare(self):
        page = self.go("#/runs")
        page.get_by_label("Choose first to compare").check()
        page.get_by_label("Choose second to compare").check()
        self.picture("runs")
        page.get_by_role("link", name="Compare 2 runs").click()
        page.wait_for_selector("text=Settings in which they differ")
        keys = page.locator("section:has-text('Settings in which they differ') tbody th").all_inner_texts()
        self.assertIn("search.evaluations", keys)
        self.assertNotIn("model", keys)
        self.picture("compare")


if __name__ == "__main__":
    unittest.main()
