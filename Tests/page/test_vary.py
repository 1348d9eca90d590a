"""A request becomes a sweep on the page: it is written, started, watched, cancelled, resumed and looked at."""

import re
import unittest

from workbench import PageTest

STUDY = """name: varied
model: three-phase-64
seed: 1
targets:
  vol_frac_D: { value: 0.42, tolerance: 0.05 }
  tortuosity_D: 0.5
search: { evaluations: 2, replicates: 1 }
candidates: { count: 1, samples: 12, aims: 0 }
verification: { pathways: 0 }
refinement: { pathways: 0 }
"""
LONG = 400_000


class Vary(PageTest):
    def ask(self):
        page = self.go("#/ask")
        page.wait_for_selector("[data-verdict]")
        page.get_by_role("textbox", name="Study file").fill(STUDY)
        self.until(lambda: page.locator("input[data-key=name]").input_value() == "varied")
        page.get_by_role("link", name="Make it a sweep").click()
        page.get_by_role("heading", name="Vary a request", level=1).wait_for()
        return page

    def number(self, path, key):
        return self.page.locator(f"input[data-key='sweep.numbers.{path}.{key}']")

    def test_a_request_is_varied_started_cancelled_resumed_and_looked_at(self):
        page = self.ask()
        page.get_by_role("button", name="Vary a second number").click()
        for path, low, high in [("targets.vol_frac_D.value", "0.40", "0.44"), ("targets.tortuosity_D.value", "0.48", "0.52")]:
            self.number(path, "from").fill(low)
            self.number(path, "to").fill(high)
            self.number(path, "count").fill("2")
        page.get_by_text("4 points", exact=True).wait_for()
        text = page.get_by_role("textbox", name="Study file of the sweep").input_value()
        self.assertRegex(text, r"targets\.vol_frac_D\.value: \{count: 2, from: 0\.4, to: 0\.44\}")
        rows = page.get_by_role("region", name="Points of the sweep").locator("tbody tr")
        self.assertEqual(rows.count(), 4)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download").click()
        self.assertEqual(download.value.path().read_text(), text)
        self.assertEqual(download.value.suggested_filename, "varied-sweep.yaml")
        self.picture("vary")
        page.get_by_role("button", name="Start the sweep").click()
        page.get_by_role("heading", name="varied-sweep", level=1).wait_for()
        page.get_by_role("progressbar", name="Points of varied-sweep").wait_for()
        page.get_by_text(re.compile(r"^1 of 4 points · .* left")).wait_for(timeout=LONG)
        self.picture("sweep-running")
        page.get_by_role("button", name="Cancel varied-sweep").click()
        page.get_by_text("cancelled", exact=True).wait_for()
        page.get_by_text(re.compile(r"^Kept: \d of 4 points\.")).wait_for()
        page.get_by_role("button", name="Resume varied-sweep").click()
        page.get_by_text("finished", exact=True).wait_for(timeout=LONG)
        plot = page.get_by_role("group", name=re.compile("over .* and .*, 4 points"))
        plot.locator("image").wait_for(state="attached")
        plot.get_by_role("link", name=re.compile("^point 3, done")).focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="varied-sweep@003", level=1).wait_for()
        self.delete_it()

    def delete_it(self):
        page = self.go("#/runs")
        page.get_by_role("button", name="Delete varied-sweep", exact=True).click()
        page.get_by_role("button", name="Keep it").click()
        page.get_by_role("button", name="Delete varied-sweep", exact=True).click()
        page.get_by_role("button", name="Delete varied-sweep for good").click()
        page.get_by_role("link", name="varied-sweep", exact=True).wait_for(state="detached")
        self.assertFalse((self.workspace / "runs/varied-sweep").exists())

    def test_what_is_wrong_with_a_sweep_is_said_at_its_number_and_in_the_file(self):
        page = self.ask()
        page.get_by_text("3 points", exact=True).wait_for()
        path = "targets.vol_frac_D.value"
        page.get_by_role("combobox", name="number of the study").select_option(path)
        self.number(path, "from").fill("0.9")
        self.number(path, "to").fill("0.99")
        page.get_by_text("no point has a realistic request").wait_for()
        self.assertTrue(page.get_by_role("button", name="Start the sweep").is_disabled())
        self.number(path, "from").fill("0.3")
        page.get_by_text(re.compile(r"; [12] requests? of 3 (is|are) unrealistic")).wait_for()
        self.assertFalse(page.get_by_role("button", name="Start the sweep").is_disabled())
        area = page.get_by_role("textbox", name="Study file of the sweep")
        area.fill(area.input_value().replace("count: 3", "count: 1"))
        page.get_by_text("the study has an error").wait_for()
        self.assertIn(f"sweep.numbers.{path}.count", page.locator(".errors").inner_text())
        self.assertEqual(self.number(path, "count").get_attribute("aria-invalid"), "true")
        self.assertIn("from 2 to 1000", page.locator("fieldset .note").inner_text())


if __name__ == "__main__":
    unittest.main()
