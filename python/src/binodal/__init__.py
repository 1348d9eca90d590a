"""Inverse design of 3D multiphase microstructures, from Python.

The functions run the program `binodal` and return its JSON documents as objects, volumes as numpy
arrays with the axes (z, y, x), and tables as DataFrames where pandas is installed.
"""

from ._commands import (
    StudyLike,
    check,
    convert,
    describe,
    design,
    forecast,
    generate,
    models,
    open_run,
    predict,
    simulate,
    sweep,
    version,
)
from ._errors import BinodalError, InputError, ProgramNotFoundError, UsageError
from ._films import Description, Prediction, Simulation, Snapshot
from ._program import program
from ._progress import ProgressOption
from ._run import Candidate, Figure, Pathway, Run, SweepRun
from ._samples import Judgement, Sample, Samples
from ._volume import VolumeLike, read

__all__ = [
    "BinodalError",
    "Candidate",
    "Description",
    "Figure",
    "InputError",
    "Judgement",
    "Pathway",
    "Prediction",
    "ProgramNotFoundError",
    "ProgressOption",
    "Run",
    "Sample",
    "Samples",
    "Simulation",
    "Snapshot",
    "StudyLike",
    "SweepRun",
    "UsageError",
    "VolumeLike",
    "check",
    "convert",
    "describe",
    "design",
    "forecast",
    "generate",
    "models",
    "open_run",
    "predict",
    "program",
    "read",
    "simulate",
    "sweep",
    "version",
]
