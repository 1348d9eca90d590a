"""Every view at two widths and in two colour schemes: accessible, within its width, by keyboard alone."""

import unittest

from workbench import PageTest, design

try:
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    Axe = None

VIEWS = {
    "ask": "#/ask", "vary": "#/vary", "runs": "#/runs", "overview": "#/run/one", "candidates": "#/run/one?tab=candidates",
    "pathways": "#/run/one?tab=pathways", "volumes": "#/run/one?tab=volumes", "files": "#/run/one?tab=files",
    "compare": "#/compare?runs=one,two", "model": "#/model/three-phase-64", "about": "#/about",
}


class Looks(PageTest):
    @classmethod
    def prepare(cls, workspace):
        design(workspace, "one", "{ vol_frac_D: { value: 0.42, tolerance: 0.05 } }")
        design(workspace, "two", "{ vol_frac_D: { value: 0.40, tolerance: 0.05 } }", seed=2)

    def test_every_view_stays_within_its_width_in_both_schemes(self):
        for width, scheme in [(1440, "light"), (1440, "dark"), (400, "light"), (400, "dark")]:
            page = self.open(width, scheme)
            for name, fragment in VIEWS.items():
                with self.subTest(view=name, width=width, scheme=scheme):
                    self.go(fragment, page)
                    page.wait_for_timeout(1000)
                    self.picture(f"{name}-{width}-{scheme}", page)
                    self.assertLessEqual(page.evaluate("() => document.documentElement.scrollWidth"), width)
            page.context.close()

    @unittest.skipIf(Axe is None, "axe-playwright-python is missing, so accessibility was not tested.")
    def test_no_view_breaks_a_rule_of_accessibility(self):
        for width, scheme in [(1440, "light"), (1440, "dark"), (400, "light")]:
            # The checker is put into the page, which its own policy rightly refuses.
            page = self.open(width, scheme, bypass_csp=True)
            for name, fragment in VIEWS.items():
                with self.subTest(view=name, width=width, scheme=scheme):
                    self.go(fragment, page)
                    page.wait_for_timeout(1000)
                    broken = [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}"
                              for rule in Axe().run(page).response["violations"]]
                    self.assertEqual(broken, [])
            page.context.close()

    def test_the_request_is_made_by_keyboard_alone(self):
        page = self.go("#/ask")
        page.wait_for_selector("[data-verdict]")
        self.tab_to("Donor volume fraction, value")
        before = page.locator("input[data-key='targets.vol_frac_D.value']").input_value()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        self.assertNotEqual(page.locator("input[data-key='targets.vol_frac_D.value']").input_value(), before)
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        self.assertEqual(outline, "solid")
        self.tab_to("Preview")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Sample 1, made and measured")

    def tab_to(self, name):
        """Presses Tab until what has the keyboard has that name."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(
                    "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent") == name:
                return
        self.fail(f"Tab does not come to {name}")


if __name__ == "__main__":
    unittest.main()
