#!/usr/bin/env python3
"""Measures how fast the page turns films in Chromium without a graphics card (SwiftShader).

    pip install playwright
    scripts/viewer-rate.py --binodal .build/release/binodal

For films of 128×128×64 and 256×256×64 voxels of three phases: pictures a second while the film is turned, how
sharp they are (the share of the pixels along a side), and the milliseconds of the sharp picture at rest.
"""
import argparse
import os
import re
import subprocess
import tempfile

from playwright.sync_api import sync_playwright

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--chromium", default="/usr/bin/chromium")
parser.add_argument("--seconds", type=float, default=4, help="of turning")
args = parser.parse_args()

SHOW = """async ([nx, ny, nz]) => {
  const { filmViewer } = await import("./js/volume/viewer.js");
  const { phasesOf, phaseNumbers, shares } = await import("./js/volume/phases.js");
  const labels = new Uint8Array(nx * ny * nz);
  const wave = (x, y, z) => Math.sin(x) * Math.cos(y) + Math.sin(y) * Math.cos(z) + Math.sin(z) * Math.cos(x);
  for (let z = 0, i = 0; z < nz; z += 1) for (let y = 0; y < ny; y += 1) for (let x = 0; x < nx; x += 1, i += 1) {
    const value = wave(x / 5, y / 5, z / 5);
    labels[i] = value > 0.3 ? 0 : value < -0.3 ? 1 : 3;
  }
  const phases = phasesOf(labels, [{ code: 0, name: "donor" }, { code: 1, name: "acceptor" }, { code: 3, name: "mixed" }]);
  const numbers = phaseNumbers(labels, phases);
  const film = { shape: [nx, ny, nz], spacing: [1, 1, 1], phases, numbers, shares: shares(numbers, phases) };
  const main = document.querySelector("main");
  main.replaceChildren(filmViewer(film, { name: "film", signal: new AbortController().signal }));
}"""
TURN = """(seconds) => new Promise((done) => {
  const stage = document.querySelector(".stage");
  const [picture, over] = stage.querySelectorAll("canvas");
  const [start, before] = [performance.now(), Number(stage.dataset.drawn)];
  const turn = () => {
    over.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft" }));
    const spent = (performance.now() - start) / 1000;
    if (spent < seconds) requestAnimationFrame(turn);
    else done([(Number(stage.dataset.drawn) - before) / spent, picture.width / over.width]);
  };
  requestAnimationFrame(turn);
})"""

flags = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
flags += ["--no-sandbox"] if os.geteuid() == 0 else []
with tempfile.TemporaryDirectory(prefix="binodal-rate-") as folder, sync_playwright() as playwright:
    server = subprocess.Popen([args.binodal, "serve", "--workspace", folder, "--port", "0"],
                              stdout=subprocess.PIPE, text=True)
    try:
        address = re.match(r"http://\S+/", server.stdout.readline()).group()
        browser = playwright.chromium.launch(executable_path=args.chromium, args=flags)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        print("film              pictures/s   sharpness   at rest, ms")
        for shape in [(128, 128, 64), (256, 256, 64)]:
            page.goto("about:blank")
            page.goto(address + "#/about")
            page.wait_for_selector("main:not([aria-busy]) h1")
            page.evaluate(SHOW, list(shape))
            page.wait_for_selector(".stage[data-drawn]", timeout=120_000)
            page.wait_for_timeout(1500)
            page.evaluate(TURN, 2)  # until the sharpness has settled
            rate, sharpness = page.evaluate(TURN, args.seconds)
            page.wait_for_timeout(3000)
            rest = float(page.locator(".stage").get_attribute("data-milliseconds"))
            print(f"{'×'.join(map(str, shape)):18} {rate:9.1f} {sharpness:11.2f} {rest:13.0f}", flush=True)
        browser.close()
    finally:
        server.terminate()
        server.wait(30)
