"""The API against its own description, by schemathesis: no status of 500 or above, and answers as described."""

import shutil
import subprocess
import sys
import unittest

from served import HERE, ServedTest

CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
          "response_headers_conformance", "unsupported_method"]
# A stream has no end, and volumes take seconds; what removes or starts a run or a sweep is tried on none that exists.
ENDLESS, SLOW = ["watchRuns", "watchRun"], ["makePreview", "forecastStudy", "forecastSweep"]
CHANGING = ["removeRun", "resumeRun", "cancelRun", "removeSweep", "resumeSweep", "cancelSweep"]


@unittest.skipIf(shutil.which("schemathesis") is None, "schemathesis is missing, so the API was not tried by it: "
                 "pip install -r Tests/api/requirements.txt.")
class Description(ServedTest):
    def attempt(self, *options, config=(), phases="examples,coverage,fuzzing", examples=10):
        done = subprocess.run(
            ["schemathesis", *config, "run", self.address + "openapi.json", "--url", self.address.rstrip("/"),
             "--checks", ",".join(CHECKS), "--phases", phases, "--max-examples", str(examples),
             "--request-timeout", "60", "--continue-on-failure", "--seed", "1", "--suppress-health-check", "all",
             "--warnings", "off", *options],
            capture_output=True, text=True, timeout=900, cwd=self.folder.name)
        print(done.stdout[-400:], file=sys.stderr)
        self.assertEqual(done.returncode, 0, done.stdout[-8000:] + done.stderr[-2000:])

    def test_names_of_nothing(self):
        self.attempt(*excluded(ENDLESS + SLOW))

    def test_names_of_what_there_is(self):
        self.attempt(*excluded(ENDLESS + SLOW + CHANGING), config=["--config-file", str(HERE / "seeds.toml")])

    def test_what_takes_seconds(self):
        self.attempt(*[word for name in SLOW for word in ("--include-operation-id", name)], phases="fuzzing", examples=3,
                     config=["--config-file", str(HERE / "seeds.toml")])


def excluded(names):
    return [word for name in names for word in ("--exclude-operation-id", name)]


if __name__ == "__main__":
    unittest.main()
