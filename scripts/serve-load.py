#!/usr/bin/env python3
"""Times `binodal serve`: the first and later checks of a request, and a run's status beside many watchers.

    scripts/serve-load.py --binodal .build/release/binodal --watchers 200

Starts a server of an empty workspace, asks for checks of every choice of the model's conditions, then begins a run
with the smallest budget, lets --watchers clients follow its events, and asks for its status again and again.
Prints the milliseconds in the middle, at the 99th percentile and at most, and the server's memory.
"""
import argparse
import http.client
import itertools
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time

STUDY = """name: load
model: three-phase-64
seed: 1
threads: 1
targets: { vol_frac_D: { value: 0.45, tolerance: 0.03 } }
search: { evaluations: 200, replicates: 1, surrogate: never }
verification: { pathways: 0 }
refinement: { pathways: 0 }
"""

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--watchers", type=int, default=200)
parser.add_argument("--seconds", type=float, default=20, help="for which the status is asked")
parser.add_argument("--settle", type=float, default=30, help="seconds in which the server reads its models")
args = parser.parse_args()

folder = tempfile.TemporaryDirectory(prefix="binodal-load-")
process = subprocess.Popen([args.binodal, "serve", "--workspace", folder.name, "--port", "0"],
                           stdout=subprocess.PIPE, text=True)
port = int(re.search(r":(\d+)/", process.stdout.readline()).group(1))


def ask(method, path, body=None, line=None):
    line = line or http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    text = None if body is None else json.dumps(body)
    began = time.perf_counter()
    line.request(method, "/api/v1/" + path, text, {"Content-Type": "application/json"})
    answer = line.getresponse()
    data = answer.read()
    took = 1000 * (time.perf_counter() - began)
    if answer.status >= 400:
        raise SystemExit(f"{method} {path}: {answer.status} {data.decode()}")
    return took, json.loads(data)


def row(name, times):
    times = sorted(times)
    last = times[min(len(times) - 1, int(0.99 * len(times)))]
    print(f"{name:42} {len(times):6} {statistics.median(times):8.1f} {last:8.1f} {times[-1]:8.1f}", flush=True)


def memory():
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def watch():
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", "/api/v1/runs/load/events")
    answer = line.getresponse()
    try:
        while answer.readline():
            pass
    except OSError:
        pass


try:
    print(f"{'milliseconds':42} {'count':>6} {'median':>8} {'p99':>8} {'most':>8}")
    time.sleep(args.settle)
    _, distribution = ask("GET", "models/three-phase-64/distribution")
    middle = {one["name"]: one["quantiles"]["0.5"] for one in distribution["attributes"] if one["role"] == "condition"}
    choices = [names for size in range(1, len(middle) + 1) for names in itertools.combinations(middle, size)]
    body = lambda names: {"request": {name: middle[name] for name in names}}
    row("first check of a choice of conditions", [ask("POST", "models/three-phase-64/check", body(n))[0] for n in choices])
    row("later checks", [ask("POST", "models/three-phase-64/check", body(n))[0] for n in choices * 10])
    ask("POST", "runs", {"yaml": STUDY})
    before = memory()
    for _ in range(args.watchers):
        threading.Thread(target=watch, daemon=True).start()
    time.sleep(2)
    times, end = [], time.monotonic() + args.seconds
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < end:
        times.append(ask("GET", "runs/load", line=line)[0])
        time.sleep(0.01)
    row(f"status beside {args.watchers} watchers", times)
    print(f"memory of the server: {before:.0f} MiB before the watchers, {memory():.0f} MiB with them")
    try:
        ask("POST", "runs/load/cancel", {})
    except SystemExit as refusal:
        if ": 409 " not in str(refusal):  # 409: it has ended by itself
            raise
    time.sleep(1)
finally:
    process.terminate()
    process.wait(30)
sys.stdout.flush()
