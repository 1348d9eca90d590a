/// The scripts that Slurm runs.
package enum SlurmScript {
  /// Runs one task of an array. Its arguments are the number of its array's first part and the number of
  /// all parts.
  ///
  /// The program runs beside the shell, so that signals reach both: `SIGUSR1`, which Slurm sends two
  /// minutes before the time is over, is handed on, and a program that then leaves in good order
  /// (status 75) is put into the queue again. `SIGTERM` is handed on too, but not answered by a requeue: it
  /// comes where the job is cancelled, or where Slurm itself starts it anew.
  package static func part(_ words: [String], cancelled: String) -> String {
    """
    #!/bin/bash
    # One part of a job; written by binodal.
    part=$(($1 + SLURM_ARRAY_TASK_ID))
    child= again= early=
    hand_on() { early=$1; [ -z "$child" ] || kill -s "$1" "$child" 2>/dev/null; }
    trap 'again=yes; hand_on USR1' USR1
    trap 'hand_on TERM' TERM
    \(ShellWord.line(words)) --part "$part/$2" &
    child=$!
    [ -z "$early" ] || kill -s "$early" "$child" 2>/dev/null
    while wait "$child"; status=$?; kill -0 "$child" 2>/dev/null; do :; done
    if [ "$status" -eq \(PartsError.tryAgain) ] && [ -n "$again" ] && [ ! -e \(ShellWord.quote(cancelled)) ]
    then scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
    fi
    exit "$status"

    """
  }

  /// Makes the result of all parts.
  static func merge(_ program: String, folder: String) -> String {
    """
    #!/bin/bash
    # The result of all parts; written by binodal.
    exec \(ShellWord.line([program, "merge", folder]))

    """
  }

  /// A path as sbatch takes it for a log: `%` begins a pattern there.
  package static func log(_ folder: String, _ pattern: String) -> String {
    "--output=" + folder.replacing("%", with: "%%") + "/" + pattern
  }
}
