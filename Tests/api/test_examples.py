"""The examples of docs/reference/api.md, as they stand there, against a server on the port that they name."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request

from served import ROOT, ServedTest

PAGE = (ROOT / "docs/reference/api.md").read_text()
PORT = "8642"


def section(title):
    return re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S).group(1)


def is_free():
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(PORT))) != 0


class Examples(ServedTest):
    options = ["--port", PORT]

    @classmethod
    def setUpClass(cls):
        if not is_free():
            raise unittest.SkipTest(f"port {PORT} is taken, so the examples of the API's page were not run.")
        super().setUpClass()

    @classmethod
    def prepare(cls, workspace):
        workspace.mkdir()

    def shell(self, command):
        return subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=300)

    def wait_for(self, path):
        """Until the run has begun to record."""
        for _ in range(600):
            try:
                return urllib.request.urlopen(self.address + path).close()
            except urllib.error.HTTPError:
                time.sleep(0.2)
        self.fail(f"there is no {path}")

    @unittest.skipIf(shutil.which("curl") is None or shutil.which("jq") is None, "curl or jq is missing.")
    def test_the_examples_with_curl(self):
        blocks = [block.strip() for block in re.findall(r"(?:^    .*\n(?:    .*\n)*)", section("A run with curl"), re.M)]
        self.assertEqual(len(blocks), 6)
        names = {"api/v1/models": "check", "cancel": "run", "pathways,proofs": "run_record", "runs \\": "run"}
        for block in blocks:
            if "/events" in block:
                block = block.replace("curl -sN", "curl -sN --max-time 3")
            if "/archive" in block:
                block = f"cd {self.folder.name} && {block}"
            done = self.shell(block)
            with self.subTest(block=block):
                if "/events" in block:
                    self.assertIn("event: run", done.stdout)
                    self.wait_for("runs/opv-balanced/record")
                    continue
                self.assertEqual(done.returncode, 0, done.stderr)
                if "/archive" in block:
                    continue
                expected = next(name for sign, name in names.items() if sign in block)
                self.assertEqual(json.loads(done.stdout)["document"], expected, done.stdout[:300])
        self.assertIn("opv-balanced.zip", self.shell(f"ls {self.folder.name}").stdout)

    @unittest.skipIf(shutil.which("curl") is None or shutil.which("jq") is None, "curl or jq is missing.")
    def test_the_examples_of_a_sweep(self):
        blocks = [block.strip() for block in re.findall(r"(?:^    .*\n(?:    .*\n)*)", section("A sweep with curl"), re.M)]
        self.assertEqual(len(blocks), 4)
        for block, expected in zip(blocks, ["sweep_check"] + 3 * ["sweep_overview"]):
            done = self.shell(block)
            with self.subTest(block=block):
                self.assertEqual(done.returncode, 0, done.stderr)
                answer = json.loads(done.stdout)
                self.assertEqual(answer["document"], expected, done.stdout[:300])
                self.assertEqual(len(answer["points"]), 9)

    def test_the_example_with_python(self):
        try:
            import numpy  # noqa: F401
        except ImportError:
            self.skipTest("numpy is missing.")
        code = re.search(r"```python\n(.*?)```", section("A run with Python"), re.S).group(1)
        # a budget that takes seconds; all else is the page's
        small = code.replace('"seed": 1,', '"seed": 1, "candidates": {"count": 1, "samples": 2, "aims": 0},\n'
                             '    "search": {"evaluations": 2, "replicates": 1}, "verification": {"pathways": 0}, "refinement": {"pathways": 0},')
        self.assertNotEqual(small, code)
        done = subprocess.run([sys.executable, "-c", small], capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        share = float(done.stdout.strip().splitlines()[-1])
        self.assertLess(abs(share - 0.45), 0.15)


if __name__ == "__main__":
    unittest.main()
