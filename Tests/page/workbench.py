"""The workbench as a user has it: the program serving a workspace of its own, and Chromium in front.

BINODAL names the program (.build/release/binodal unless set), BINODAL_CHROMIUM the browser, and
BINODAL_SCREENSHOTS a folder for pictures of every view. Where the program, the browser or the
libraries are missing the tests are skipped, and say so.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("BINODAL", str(ROOT / ".build/release/binodal"))
CHROMIUM = os.environ.get("BINODAL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PICTURES = os.environ.get("BINODAL_SCREENSHOTS")

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

# WebGL without a graphics card; the sandbox needs a user who is not root.
FLAGS = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
if os.geteuid() == 0:
    FLAGS.append("--no-sandbox")


def missing():
    """Why the page cannot be tested here; None where it can."""
    if sync_playwright is None:
        return "Playwright is missing, so the page was not tested: pip install -r Tests/page/requirements.txt."
    if CHROMIUM is None:
        return "Chromium is missing, so the page was not tested: apt-get install chromium."
    if not os.access(PROGRAM, os.X_OK):
        return f"there is no {PROGRAM}, so the page was not tested: make build, or name the program in BINODAL."
    return None


class Server:
    """`binodal serve` on a free port of this machine."""

    def __init__(self, workspace, *options):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--workspace", str(workspace), "--port", "0", *options],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.address = self._address()

    def _address(self):
        said = []
        for line in self.process.stdout:
            said.append(line)
            found = re.search(r"http://\S+", line)
            if found:
                return found.group().rstrip(".,")
        raise AssertionError("binodal serve ended without an address:\n" + "".join(said))

    def stop(self):
        self.process.terminate()
        self.process.wait(120)
        self.process.stdout.close()


class PageTest(unittest.TestCase):
    """A server, a browser and a page for each class of tests."""

    width, scheme = 1440, "light"
    options = []

    @classmethod
    def setUpClass(cls):
        reason = missing()
        if reason:
            raise unittest.SkipTest(reason)
        cls.folder = tempfile.TemporaryDirectory(prefix="binodal-page-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.workspace = pathlib.Path(cls.folder.name)
        cls.prepare(cls.workspace)
        cls.server = Server(cls.workspace, *cls.options)
        cls.addClassCleanup(cls.server.stop)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        cls.addClassCleanup(cls.browser.close)

    @classmethod
    def prepare(cls, workspace):
        """Puts runs into the workspace before the server starts."""

    def setUp(self):
        self.page = self.open(self.width, self.scheme)

    def open(self, width, scheme, **options):
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(60_000)
        self.complaints = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text)
                if "Content Security Policy" in message.text else None)
        return page

    def tearDown(self):
        self.assertEqual(self.complaints, [], "errors of the page itself")

    def go(self, fragment, page=None):
        page = page or self.page
        page.goto("about:blank")
        page.goto(self.server.address + fragment)
        page.wait_for_selector("main:not([aria-busy]) h1")
        return page

    def until(self, holds):
        """Waits for what is no element; the page's policy forbids to evaluate text, as wait_for_function would."""
        for _ in range(300):
            if holds():
                return
            self.page.wait_for_timeout(100)
        self.fail("it did not come to that")

    def picture(self, name, page=None):
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
            (page or self.page).screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def design(workspace, name, targets, seed=1):
    """Runs a small study from the command line into the workspace."""
    study = workspace / f"{name}.yaml"
    study.write_text(f"""name: {name}
model: three-phase-64
seed: {seed}
targets: {targets}
search: {{ evaluations: 3, replicates: 2 }}
candidates: {{ count: 2, samples: 4 }}
verification: {{ pathways: 1, seeds: 2, films: 2, width: 64 }}
refinement: {{ pathways: 0 }}
""")
    subprocess.run([PROGRAM, "design", str(study), "--out", str(workspace / "runs" / name)],
                   cwd=ROOT, check=True, capture_output=True)
