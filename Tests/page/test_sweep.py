"""Sweeps: listed, drawn, read at a point, led from to a run; and the brushes by keyboard."""

import re
import subprocess
import unittest

from workbench import PROGRAM, ROOT, PageTest, design

SWEEP = """name: wide
model: three-phase-64
seed: 1
targets: { vol_frac_D: { value: 0.42, tolerance: 0.05 }, tortuosity_D: { value: 0.5, tolerance: 0.05 } }
search: { evaluations: 2, replicates: 1 }
candidates: { count: 1, samples: 2, aims: 0 }
verification: { pathways: 0 }
refinement: { pathways: 0 }
sweep:
  method: grid
  numbers:
    targets.vol_frac_D.value: [0.38, 0.44]
    targets.tortuosity_D.value: [0.45, 0.55]
"""


class Sweep(PageTest):
    @classmethod
    def prepare(cls, workspace):
        design(workspace, "one", "{ vol_frac_D: { value: 0.42, tolerance: 0.05 } }")
        design(workspace, "two", "{ vol_frac_D: { value: 0.40, tolerance: 0.05 } }", seed=2)
        study = workspace / "wide.yaml"
        study.write_text(SWEEP)
        subprocess.run([PROGRAM, "sweep", str(study), "--out", str(workspace / "runs" / "wide")],
                       cwd=ROOT, check=True, capture_output=True)

    def test_a_point_of_a_sweep_is_read_and_leads_to_its_run(self):
        page = self.go("#/runs")
        page.get_by_role("link", name="wide", exact=True).click()
        page.get_by_role("heading", name="wide", level=1).wait_for()
        plot = page.get_by_role("group", name=re.compile("over .* and .*, 4 points"))
        plot.wait_for()
        self.assertEqual(plot.locator("image").count(), 1)
        points = plot.get_by_role("link", name=re.compile("^point 3"))
        points.focus()
        read = page.locator(".bubble:visible").inner_text()
        self.assertIn("point 3, done", read)
        self.assertIn("0.44", read)
        self.picture("sweep")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="wide@003", level=1).wait_for()
        page.get_by_role("link", name="Candidates", exact=True).click()
        page.get_by_role("link", name="Look at candidate 1").wait_for()

    def test_the_front_of_a_sweep_is_what_no_other_point_beats(self):
        self.go("#/about")
        best = self.page.evaluate("""async () => {
          const { undominated } = await import("./js/plots/pareto.js");
          const points = [[1, 5], [2, 3], [3, 4], [4, 1], [4, 1], [0, 6]];
          return [undominated(points, [1, 1]), undominated(points, [-1, 1]), undominated(points, [1, -1])];
        }""")
        self.assertEqual(best, [[0, 1, 3, 4, 5], [3, 4], [5]])

    def test_runs_are_kept_by_the_keys_of_an_axis(self):
        page = self.go("#/compare")
        axis = page.get_by_role("slider", name="Rows kept by evaluations")
        self.assertEqual(axis.get_attribute("aria-valuetext"), "all")
        axis.focus()
        page.keyboard.press("ArrowUp")
        self.assertRegex(axis.get_attribute("aria-valuetext"), "^from .* to")
        page.keyboard.press("Escape")
        self.assertEqual(axis.get_attribute("aria-valuetext"), "all")

    def test_films_are_framed_by_keyboard_in_the_scatter_matrix(self):
        page = self.go("#/model/three-phase-64")
        page.get_by_text("Drag in a panel").wait_for()
        matrix = page.get_by_role("img", name=re.compile("^Scatter matrix"))
        matrix.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        note = page.get_by_text(re.compile(r"^\d+ films: "))
        note.wait_for()
        before = note.inner_text()
        for _ in range(4):
            page.keyboard.press("ArrowUp")
        self.assertNotEqual(before, page.get_by_text(re.compile(r"^\d+ films: |^No film")).inner_text())
        page.keyboard.press("Escape")
        page.get_by_text("Drag in a panel").wait_for()


if __name__ == "__main__":
    unittest.main()
