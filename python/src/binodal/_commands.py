"""The program's commands as functions: arguments are called as the command line's options are.

Every function raises `UsageError` for an argument that the command does not take, `InputError` for
a study, file or request that it cannot take, and `BinodalError` for anything else, each with the
program's sentence. `progress` is explained at `ProgressOption`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any, cast, overload

from ._arguments import PathLike, options, path, study_file
from ._films import Description, Prediction, Simulation
from ._program import Answer, ask, run
from ._progress import ProgressOption
from ._run import Run, SweepRun
from ._samples import Judgement, Samples
from ._volume import VolumeLike, as_file
from .documents import Forecast, ModelListModel

#: A study: a file, the name of a shipped one, or its keys as docs/reference/study.md has them.
StudyLike = PathLike | Mapping[str, Any]
#: Several volumes.
VolumeList = list[VolumeLike] | tuple[VolumeLike, ...]


def design(
    study: StudyLike,
    *,
    out: PathLike | None = None,
    resume: bool = False,
    overwrite: bool = False,
    evaluations: int | None = None,
    samples: int | None = None,
    progress: ProgressOption = None,
) -> Run:
    """Runs a study, from a goal to measured candidates, pathways and a report: `binodal design`.

    Args:
        study: A file, the name of a shipped study, or the keys of one.
        out: The run folder; `runs/NAME` unless given.
        resume: Goes on with the run in the folder; of a finished run, gives what it found.
        overwrite: Replaces an earlier run in the folder.
        evaluations: Evaluations of the search, instead of the study's number.
        samples: Volumes among which candidates are chosen, instead of the study's number.
        progress: Whether, or how, progress is shown.
    """
    words = options(
        out=out, resume=resume, overwrite=overwrite, evaluations=evaluations, samples=samples
    )
    with TemporaryDirectory(prefix="binodal-") as folder:
        return Run(ask("design", ["design", study_file(study, folder), *words], progress))


def open_run(folder: PathLike, *, progress: ProgressOption = None) -> Run:
    """The finished run in a folder; one that was interrupted goes on to its end."""
    return design(
        os.path.join(path(folder), "study.yaml"), out=folder, resume=True, progress=progress
    )


def forecast(
    study: StudyLike,
    *,
    out: PathLike | None = None,
    evaluations: int | None = None,
    samples: int | None = None,
) -> Forecast:
    """What a run would do and cost: `binodal design --dry-run`. Nothing is written."""
    words = options(dry_run=True, out=out, evaluations=evaluations, samples=samples)
    with TemporaryDirectory(prefix="binodal-") as folder:
        answer = ask("forecast", ["design", study_file(study, folder), *words], False)
        return cast(Forecast, answer)


def sweep(
    study: StudyLike,
    *,
    out: PathLike | None = None,
    resume: bool = False,
    progress: ProgressOption = None,
) -> SweepRun:
    """Runs a study with a section `sweep` at many points: `binodal sweep`.

    Args:
        study: A file, the name of a shipped study, or the keys of one.
        out: The sweep's folder; `runs/NAME` unless given.
        resume: Goes on with the sweep in the folder; points that failed are tried again.
        progress: Whether, or how, progress is shown.
    """
    words = options(out=out, resume=resume)
    with TemporaryDirectory(prefix="binodal-") as folder:
        return SweepRun(ask("sweep", ["sweep", study_file(study, folder), *words], progress))


def check(
    target: Mapping[str, float], *, model: PathLike | None = None, plot: PathLike | None = None
) -> Judgement:
    """Whether a request is realistic: `binodal check`.

    Args:
        target: Descriptors' values by name.
        model: A name or a path; `three-phase` unless given.
        plot: Draws the request among the training samples: a .png, .svg or .pdf, or a folder for
            all of them. A notebook shows the .png.
    """
    words = options(target=target, model=model, plot=plot)
    return Judgement(ask("check", ["check", *words], False))


def generate(
    target: Mapping[str, float],
    *,
    count: int = 1,
    model: PathLike | None = None,
    seed: int = 1,
    first: int | None = None,
    out: PathLike | None = None,
    format: str | None = None,
    steps: int | None = None,
    guidance: float | None = None,
    steering: int | None = None,
    corrections: int | None = None,
    close_enough: float | None = None,
    redraws: int | None = None,
    shape: Sequence[int] | None = None,
    exact_fractions: Mapping[str, float] | None = None,
    threads: int | None = None,
    progress: ProgressOption = None,
) -> Samples:
    """Generates volumes at one condition and measures them: `binodal generate`.

    Args:
        target: A value for each of the model's conditions; a model with masks draws those left out.
        count: The number of volumes.
        model: A name or a path; `three-phase` unless given.
        seed: The seed of all noise.
        first: The index of the first sample.
        out: A new folder for the volumes; without it they last as long as what is returned.
        format: `vti`, `tif`, `npy`, `h5` or `txt`; `npy` without `out`.
        steps: Denoising steps. This and what follows: the model card's unless given.
        guidance: Classifier-free guidance; 1 is none.
        steering: Moves of steering by the predictor a step; 0 is none.
        corrections: How often a sample is measured and moved by what it missed.
        close_enough: A sample that misses by less in every condition is corrected no further.
        redraws: How often a sample that stays off is drawn anew.
        shape: Voxels along x, y and z, for films wider than the model's own.
        exact_fractions: Volume fractions that every volume is given to a voxel.
        threads: 0 for all cores.
        progress: Whether, or how, progress is shown.
    """
    owner = TemporaryDirectory(prefix="binodal-") if out is None else None
    if owner is not None:
        out, format = os.path.join(owner.name, "volumes"), format or "npy"
    words = options(
        target=target,
        count=count,
        model=model,
        seed=seed,
        first=first,
        out=out,
        format=format,
        steps=steps,
        guidance=guidance,
        steering=steering,
        corrections=corrections,
        close_enough=close_enough,
        redraws=redraws,
        shape=shape,
        exact_fractions=exact_fractions,
        threads=threads,
    )
    return Samples(ask("generate", ["generate", *words], progress), owner)


@overload
def describe(volume: VolumeLike, **measuring: object) -> Description: ...
@overload
def describe(volume: VolumeList, **measuring: object) -> list[Description]: ...
def describe(
    volume: VolumeLike | VolumeList, **measuring: object
) -> Description | list[Description]:
    """Measures the descriptors of a volume, or of each in a list: `binodal describe`.

    Args:
        volume: A file, or an array with the axes (z, y, x) and GraSPI's codes, or labels that
            `labels` explains.
        **measuring: Options of `binodal describe`: `sides` (`open` or `periodic`), `pixel`,
            `labels` (a mapping or text), `only` (a list), `tolerance`, `curves` (a folder),
            `overwrite`, and of reading: `dataset`, `index`, `channel`, `time`, `planes_as_z`,
            `shape`, `type`, `offset`, `byte_order`.
    """
    is_list = isinstance(volume, (list, tuple))
    volumes = volume if isinstance(volume, (list, tuple)) else [volume]
    with TemporaryDirectory(prefix="binodal-") as folder:
        files = [as_file(one, folder, f"volume-{index}") for index, one in enumerate(volumes)]
        answer = ask("describe", ["describe", *files, *options(**measuring)], False)
    documents = answer if isinstance(answer, list) else [answer]
    found = [Description(one) for one in documents]
    return found if is_list else found[0]


def simulate(
    *,
    phi: float,
    chi: float,
    log_time: float,
    shape: Sequence[int],
    seed: int = 1,
    cuts: Sequence[float] | None = None,
    snapshots: int | None = None,
    from_: float | None = None,
    out: PathLike | None = None,
    progress: ProgressOption = None,
    **film: object,
) -> Simulation:
    """Simulates a film by the Cahn–Hilliard equation: `binodal simulate`.

    Args:
        phi: Donor volume fraction of the blend.
        chi: Interaction parameter χ.
        log_time: log₁₀ of the dimensionless annealing time.
        shape: Voxels along x, y and z; arrays have the axes (z, y, x).
        seed: The seed of all noise.
        cuts: Cuts of φ into acceptor, mixed, donor; without them arrays hold φ.
        snapshots: Writes so many states, evenly in log time.
        from_: log₁₀ of the time of the first of them.
        out: The file to write; without it the states last as long as what is returned.
        progress: Whether, or how, progress is shown.
        **film: Options of `binodal simulate`: `overwrite`, `donor_length`, `acceptor_length`,
            `kappa`, `mobility`, `cathode`, `anode`, `thermal_noise`, `noise`, `scheme`,
            `tolerance`, `threads`.
    """
    owner = TemporaryDirectory(prefix="binodal-") if out is None else None
    if owner is not None:
        # A time series is for ParaView, and is written in its format.
        out = os.path.join(owner.name, "film.npy" if snapshots is None else "film.vti")
    words = options(
        phi=phi,
        chi=chi,
        log_time=log_time,
        shape=shape,
        seed=seed,
        cuts=cuts,
        snapshots=snapshots,
        from_=from_,
        out=out,
        **film,
    )
    answer = ask("simulate", ["simulate", *words], progress)
    return Simulation(answer, cuts is not None, owner)


def predict(
    *,
    phi: float,
    chi: float,
    log_time: float,
    model: PathLike | None = None,
    width: int | None = None,
    only: Sequence[str] | None = None,
    plots: PathLike | None = None,
) -> Prediction:
    """What films of a recipe have, without simulating one: `binodal predict`.

    Args:
        phi: Donor volume fraction of the blend.
        chi: Interaction parameter χ.
        log_time: log₁₀ of the dimensionless annealing time.
        model: A name or a path; `three-phase` unless given.
        width: Voxels of the film along x and y; the model's own unless given.
        only: The quantities that are told; all unless given.
        plots: A folder for a picture of each quantity over annealing time and χ.
    """
    words = options(
        phi=phi, chi=chi, log_time=log_time, model=model, width=width, only=only, plots=plots
    )
    return Prediction(ask("predict", ["predict", *words], False))


def convert(
    input: VolumeLike, output: PathLike, *, overwrite: bool = False, **converting: object
) -> None:
    """Writes a volume, a file or an array, in another format: `binodal convert`.

    Args:
        input: A file, or an array with the axes (z, y, x).
        output: The file to write; its ending names the format.
        overwrite: Replaces files that are there already.
        **converting: Options of `binodal convert`, such as `labels`, `cuts`, `numbers`, `spacing`.
    """
    with TemporaryDirectory(prefix="binodal-") as folder:
        words = options(overwrite=overwrite, **converting)
        run(["convert", as_file(input, folder), path(output), *words], False)


def models() -> list[ModelListModel]:
    """The models that are found: `binodal model list`."""
    return cast(list[ModelListModel], ask("model_list", ["model", "list"], False)["models"])


def version() -> str:
    """The program's version, commit and libraries: `binodal --version`."""
    answer: Answer = run(["--version"], False)
    return answer.text.strip()
