"""What a newcomer comes for, done by what can be read on the page and by what assistive technology is told, alone."""

import re
import unittest

from workbench import PageTest

LONG = 400_000


class Tasks(PageTest):
    """One after the other, as a newcomer would; each test begins where the one before it ended."""

    def open_view(self, name):
        self.page.goto("about:blank")
        self.page.goto(self.server.address)
        self.page.get_by_role("heading", level=1).wait_for()
        self.page.get_by_role("navigation", name="Views").get_by_role("link", name=name).click()
        return self.page

    def start(self):
        self.page.get_by_role("button", name="Start the run").click()
        self.page.get_by_role("link", name="Ask again").wait_for()

    def wait_for_end(self):
        self.page.get_by_text("finished", exact=True).wait_for(timeout=LONG)

    def test_1_a_realistic_request_is_found_near_an_unrealistic_one(self):
        page = self.open_view("Ask")
        page.get_by_text("realistic", exact=True).wait_for()
        page.get_by_role("slider", name="Mixed volume fraction, value").press("End")
        page.get_by_text("unrealistic", exact=True).wait_for()
        page.get_by_text("stands in the way").first.wait_for()
        self.picture("task-1-unrealistic")
        page.get_by_role("button", name="Take it").click()
        page.get_by_text(re.compile("^(realistic|marginal)$")).wait_for()
        self.picture("task-1-realistic")

    def test_2_three_candidates_are_made_and_looked_at(self):
        page = self.open_view("Ask")
        page.get_by_text("realistic", exact=True).wait_for()
        page.get_by_role("button", name="A quick look").click()
        page.get_by_role("textbox", name="name", exact=True).fill("newcomer")
        page.wait_for_timeout(600)
        self.start()
        self.wait_for_end()
        page.get_by_role("link", name="Candidates", exact=True).click()
        page.get_by_role("link", name=re.compile("Look at candidate")).first.wait_for()
        self.assertEqual(page.get_by_role("link", name=re.compile("Look at candidate")).count(), 3)
        self.picture("task-2-candidates")
        page.get_by_role("link", name="Look at candidate 2").click()
        page.get_by_role("button", name="Save PNG").wait_for()
        self.assertEqual(page.get_by_role("combobox", name="volume").input_value(), "candidate-002")

    def test_3_the_best_pathway_is_read(self):
        page = self.open_view("Runs")
        page.get_by_role("link", name="newcomer", exact=True).click()
        answer = page.get_by_role("region", name="Answer")
        answer.wait_for()
        self.assertRegex(answer.inner_text(), r"φ = 0\.\d+.*χ = \d\.\d+.*log₁₀ t = \d\.\d+")
        page.get_by_role("link", name="Pathways", exact=True).click()
        best = page.get_by_role("button", name=re.compile("^pathway 1, φ"))
        best.focus()
        self.assertRegex(best.get_attribute("aria-label"), r"φ .* χ .* log₁₀ t .* probability")
        self.picture("task-3-pathway")

    def test_4_a_run_is_cancelled_and_resumed(self):
        page = self.open_view("Ask")
        page.get_by_text("realistic", exact=True).wait_for()
        page.get_by_role("button", name="A quick look").click()
        page.get_by_text("Numbers", exact=True).click()
        page.get_by_label("volumes to choose them from").fill("48")
        page.get_by_role("textbox", name="name", exact=True).fill("newcomer")
        page.wait_for_timeout(600)
        page.get_by_role("button", name="Start the run").click()
        page.get_by_role("button", name="Start it under a new name").click()  # the first one keeps its name
        page.get_by_role("heading", name="newcomer-2", level=1).wait_for()
        page.get_by_role("progressbar").wait_for(timeout=LONG)
        page.get_by_role("button", name="Cancel newcomer-2").click()
        page.get_by_text("cancelled", exact=True).wait_for()
        self.picture("task-4-cancelled")
        page.get_by_role("button", name="Resume newcomer-2").click()
        self.wait_for_end()

    def test_5_two_runs_are_compared(self):
        page = self.open_view("Runs")
        for name in ["newcomer", "newcomer-2"]:
            page.get_by_role("checkbox", name=f"Choose {name} to compare").check()
        page.get_by_role("link", name="Compare 2 runs").click()
        differences = page.get_by_role("region", name="Settings in which the runs differ")
        differences.wait_for()
        self.assertIn("candidates.samples", differences.inner_text())
        self.assertNotIn("model", differences.inner_text())
        reached = page.get_by_role("region", name="Runs beside each other")
        self.assertIn("3 of 3", reached.inner_text())
        self.picture("task-5-compare")


if __name__ == "__main__":
    unittest.main()
