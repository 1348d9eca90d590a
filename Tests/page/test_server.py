"""The page behind a path of a proxy, names that are hostile, and a workspace that two servers want."""

import re
import shutil
import subprocess
import unittest

from proxy import Proxy
from workbench import PROGRAM, ROOT, PageTest, design

HOSTILE = ["<script>window.hurt=1<-script>", "\"'`><img src=x onerror=window.hurt=1>", "a`${window.hurt=1}`", "&lt;b&gt;%20"]


class Behind(PageTest):
    options = ["--prefix", "/films"]

    @classmethod
    def prepare(cls, workspace):
        design(workspace, "one", "{ vol_frac_D: { value: 0.42, tolerance: 0.05 } }")
        for name in HOSTILE:
            shutil.copytree(workspace / "runs" / "one", workspace / "runs" / name)

    def setUp(self):
        super().setUp()
        port = int(re.search(r":(\d+)/", self.server.address).group(1))
        self.proxy = Proxy(port, "/films")
        self.addCleanup(self.proxy.stop)
        self.requests = []
        self.page.on("request", lambda request: self.requests.append(request.url))

    def visit(self, fragment):
        self.page.goto("about:blank")
        self.page.goto(self.proxy.address + fragment)
        self.page.wait_for_selector("main:not([aria-busy]) h1")
        return self.page

    def test_the_page_works_under_a_path_of_a_proxy(self):
        page = self.visit("#/ask")
        page.wait_for_selector("[data-verdict]")
        page = self.visit("#/run/one?tab=volumes")
        page.wait_for_selector(".stage[data-drawn]")
        page = self.visit("#/runs")
        page.get_by_role("link", name="one", exact=True).wait_for()
        outside = [url for url in self.requests if not url.startswith((self.proxy.address, "about:", "blob:", "data:"))]
        self.assertEqual(outside, [])

    def test_events_come_through_the_proxy(self):
        page = self.visit("#/run/one")
        page.wait_for_timeout(500)
        self.assertEqual(page.locator(".head .state").inner_text(), "")

    def test_a_hostile_name_is_shown_as_text_in_every_view(self):
        for name in HOSTILE:
            with self.subTest(name=name):
                page = self.visit("#/runs")
                page.get_by_role("link", name=name, exact=True).click()
                page.get_by_role("heading", name=name, level=1).wait_for()
                for tab in ["Candidates", "Pathways", "Volumes", "Study and files"]:
                    page.get_by_role("link", name=tab, exact=True).click()
                    page.get_by_role("link", name=tab, exact=True).wait_for()
                    page.wait_for_selector("main:not([aria-busy]) h1")
                self.assertIsNone(page.evaluate("() => window.hurt ?? null"))
        page = self.visit("#/compare")
        page.get_by_role("group").first.wait_for()
        self.assertIsNone(page.evaluate("() => window.hurt ?? null"))
        self.assertEqual(page.locator("main script, main img[onerror]").count(), 0)

    def test_a_second_server_of_the_workspace_is_refused_with_the_first_ones_number(self):
        done = subprocess.run([PROGRAM, "serve", "--workspace", str(self.workspace), "--port", "0"], cwd=ROOT,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"is served by process {self.server.process.pid} already", done.stderr)
        self.assertNotIn("http://", done.stdout)


if __name__ == "__main__":
    unittest.main()
