#!/usr/bin/env python3
"""Kills `binodal serve` with SIGKILL amid three runs, starts it again, and compares what the runs end with.

    scripts/serve-kill.py --binodal .build/release/binodal --trials 4 --out runs/serve-kill

A trial asks a server for three runs, one at a time, and kills it twice at moments that are drawn from an
undisturbed trial's time: in odd trials the server alone, whose runs go on, in even ones the server with every
process that it started, as a machine that stops does. After each kill another server takes the workspace. The
candidates.csv, pathways.csv and candidate volumes of the three runs must be, byte for byte, those that
`binodal design` writes for the same studies. While a server has the workspace a second one must be refused.

Prints one line a trial; ends with status 1 if anything differed.
"""
import argparse
import filecmp
import glob
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

STUDY = """\
name: {name}
model: three-phase-64
seed: {seed}
threads: 1
targets:
  vol_frac_D: {{ value: 0.45, tolerance: 0.02 }}
  tortuosity_D: {{ value: 0.50, tolerance: 0.02 }}
search: {{ algorithm: BOBYQA, evaluations: {evaluations}, replicates: 2, surrogate: never }}
candidates: {{ count: 2, samples: {samples}, aims: 2 }}
verification: {{ pathways: {proofs}, seeds: 1, films: 1, width: 64 }}
refinement: {{ pathways: 0 }}
"""
NAMES = ["one", "two", "three"]

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--trials", type=int, default=4)
parser.add_argument("--seed", type=int, default=1, help="of the moments")
parser.add_argument("--evaluations", type=int, default=3)
parser.add_argument("--samples", type=int, default=6, help="of the candidates")
parser.add_argument("--proofs", type=int, default=0, help="pathways that are simulated")
parser.add_argument("--jobs", type=int, default=2, help="runs at once")
parser.add_argument("--out", default="runs/serve-kill")
args = parser.parse_args()


class Server:
    def __init__(self, workspace):
        self.process = subprocess.Popen(
            [args.binodal, "serve", "--workspace", workspace, "--port", "0", "--jobs", str(args.jobs)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        line = self.process.stdout.readline()
        found = re.match(r"http://\S+/", line)
        if not found:
            raise SystemExit(f"the server did not start: {line}")
        self.address = found.group() + "api/v1/"

    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()


def runs_of(workspace):
    """The processes that were started for the runs of a workspace and have not ended."""
    found = []
    for job in glob.glob(f"{workspace}/.binodal/jobs/*.json"):
        with open(job) as file:
            pid = (json.load(file).get("process") or {}).get("pid")
        if pid and os.path.exists(f"/proc/{pid}"):
            found.append(pid)
    return found


def kill_all(server, workspace):
    """The server first, so that none of its runs is seen to end."""
    server.kill()
    for pid in runs_of(workspace):
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    while any(alive(pid) for pid in runs_of(workspace)):
        time.sleep(0.05)


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def states(server):
    return {run["name"]: run["state"] for run in server.ask("runs")["runs"]}


def wait_for_all(server, seconds=1200):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = states(server)
        if all(found.get(name) == "finished" for name in NAMES):
            return
        if any(state in ("failed", "cancelled") for state in found.values()):
            raise SystemExit(f"a run has ended: {found}: {server.ask('runs')}")
        time.sleep(0.2)
    raise SystemExit(f"the runs do not end: {states(server)}")


def refused(workspace):
    """Whether a second server of the workspace ends with a sentence that names the first one."""
    other = subprocess.run([args.binodal, "serve", "--workspace", workspace, "--port", "0"],
                           capture_output=True, text=True, timeout=60)
    return other.returncode == 1 and "is served by process" in other.stderr


def results(folder):
    return sorted(os.path.relpath(path, folder) for pattern in ["*.csv", "candidates/*/volume.vti", "films/*.vti"]
                  for path in glob.glob(f"{folder}/{pattern}"))


def differing(workspace, undisturbed):
    wrong = []
    for name in NAMES:
        (good, found) = (f"{undisturbed}/{name}", f"{workspace}/runs/{name}")
        if results(good) != results(found):
            wrong.append(f"{name}: {results(found)}")
        wrong += [f"{name}/{file}" for file in results(good)
                  if os.path.exists(f"{found}/{file}") and not filecmp.cmp(f"{good}/{file}", f"{found}/{file}", False)]
    return wrong


def study(name):
    return STUDY.format(name=name, seed=NAMES.index(name) + 1, evaluations=args.evaluations,
                        samples=args.samples, proofs=args.proofs)


def begin(workspace):
    server = Server(workspace)
    for name in NAMES:
        server.ask("runs", {"yaml": study(name)})
    return server


shutil.rmtree(args.out, ignore_errors=True)
os.makedirs(args.out)
undisturbed = f"{args.out}/undisturbed"
for name in NAMES:
    with open(f"{args.out}/{name}.yaml", "w") as file:
        file.write(study(name))
    subprocess.run([args.binodal, "design", f"{args.out}/{name}.yaml", "--out", f"{undisturbed}/{name}"],
                   check=True, capture_output=True)

moments = random.Random(args.seed)
workspace = f"{args.out}/measured"
began = time.monotonic()
server = begin(workspace)
wait_for_all(server)
server.stop()
whole = time.monotonic() - began
failures = differing(workspace, undisturbed)
print(f"undisturbed: {whole:.1f} s, {'; '.join(failures) or 'the bytes of binodal design'}", flush=True)

for trial in range(1, args.trials + 1):
    workspace = f"{args.out}/trial-{trial}"
    with_runs = trial % 2 == 0
    server = begin(workspace)
    faults, seen = [], []
    for _ in range(2):
        time.sleep(moments.uniform(0.05, 0.6) * whole)
        if not refused(workspace):
            faults.append("a second server was not refused")
        seen.append(", ".join(sorted(states(server).values())))
        kill_all(server, workspace) if with_runs else server.kill()
        server = Server(workspace)
    wait_for_all(server)
    server.stop()
    faults += differing(workspace, undisturbed)
    failures += faults
    print(f"trial {trial}: killed {'server and runs' if with_runs else 'server'} when {' | then '.join(seen)}: "
          f"{'; '.join(faults) or 'same bytes'}", flush=True)

sys.exit(1 if failures else 0)
