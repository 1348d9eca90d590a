"""The program's JSON documents as types.

Written by scripts/python-documents.py from docs/reference/schemas; do not edit.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = [
    "REALS",
    "Candidate",
    "CandidatePredicted",
    "CandidateRemake",
    "CandidateRemakeSampler",
    "CandidateRemakeSamplerSteering",
    "CandidateTarget",
    "Check",
    "CheckBlocker",
    "CheckNearestRealistic",
    "CheckNearestTrainingSample",
    "Design",
    "DesignCandidate",
    "DesignFront",
    "DesignPathway",
    "DesignPathwayForecast",
    "DesignPathwayProof",
    "DesignPathwayProofMean",
    "DesignPathwayTrial",
    "DesignPathwayTrialMean",
    "DesignTarget",
    "Forecast",
    "ForecastRealism",
    "ForecastRealismBlocker",
    "ForecastRealismNearestRealistic",
    "ForecastRealismNearestTrainingSample",
    "ForecastRequest",
    "ForecastStage",
    "Generate",
    "GenerateSample",
    "GenerateSamplePredicted",
    "ModelList",
    "ModelListModel",
    "Predict",
    "PredictQuantity",
    "Simulate",
    "SimulateSnapshot",
    "Sweep",
    "SweepPoint",
]

CandidatePredicted = TypedDict("CandidatePredicted", {
    # Its standard deviation, in the attribute's unit.
    "deviation": float,
    # The expected value, in the attribute's unit.
    "mean": float,
})

CandidateRemakeSamplerSteering = TypedDict("CandidateRemakeSamplerSteering", {
    # Steering sets in when the noise σ_t has fallen to this; before, the expected latent
    # is still an average that the predictor knows nothing of.
    "below": float,
    # Moves of the expected clean latent at each step of the sampler.
    "moves": int,
})

CandidateRemakeSampler = TypedDict("CandidateRemakeSampler", {
    # Standard deviations of the training set: a sample that misses by less in every
    # condition is corrected no further.
    "close_enough": float,
    # How often at most a finished sample is decoded, measured on its voxels and moved by
    # what it missed; 0 takes the first.
    "corrections": int,
    # 1 is none; 0 leaves the condition out.
    "guidance": float,
    # `ddim`, `ddpm` or `dpm-solver++`.
    "method": str,
    # How often at most a sample that is not close enough after all its corrections is
    # drawn anew, from other noise of its own; the closest is kept.
    "redraws": int,
    # Steering by the predictor; absent for none.
    "steering": NotRequired[CandidateRemakeSamplerSteering],
    # Evaluations of the denoiser for a sample.
    "steps": int,
})

CandidateRemake = TypedDict("CandidateRemake", {
    # The same as a command.
    "command": str,
    # What the model was given, by attribute.
    "condition": dict[str, float],
    # Volume fractions that were given exactly; absent where none were.
    "exact_fractions": NotRequired[dict[str, float]],
    # The model.
    "model": str,
    # The index of the sample.
    "sample": int,
    # How it was sampled.
    "sampler": CandidateRemakeSampler,
    # With `sample`, the noise.
    "seed": int,
    # Voxels along x, y and z; absent where they are the model's own.
    "shape": NotRequired[list[int]],
    # Threads; another number may change last digits.
    "threads": int,
})

CandidateTarget = TypedDict("CandidateTarget", {
    # How far the volume lies from the target; absent where it is undefined.
    "deviation_in_tolerances": NotRequired[float],
    # On this volume, in the attribute's unit; absent where it is undefined.
    "measured": NotRequired[float],
    # In the attribute's unit.
    "tolerance": float,
    # The target in words.
    "wanted": str,
})

Candidate = TypedDict("Candidate", {
    # Each constraint in words, and whether the volume keeps it.
    "constraints": dict[str, bool],
    # Every descriptor of the volume; an undefined one (0/0) is left out.
    "descriptors": dict[str, float],
    "document": Literal["candidate"],
    # What is pushed: its value on this volume.
    "objectives": dict[str, float],
    # The feature predictor's word on the volume: mean and standard deviation.
    "predicted": dict[str, CandidatePredicted],
    # 1 is best.
    "rank": int,
    # What `binodal generate` needs to make the volume again.
    "remake": CandidateRemake,
    "schema_version": Literal[1],
    # `open` or `periodic`: how it was measured.
    "sides": str,
    # What was wanted and is measured, by attribute.
    "targets": dict[str, CandidateTarget],
})
"""What is known of a candidate's volume: descriptors.json beside it."""

CheckBlocker = TypedDict("CheckBlocker", {
    # In the attribute's unit.
    "asked": float,
    # What is asked too much of.
    "attribute": str,
    # The value that would make the request denser, all others kept.
    "better": float,
    # The density quantile with the better value.
    "quantile_after": float,
})

CheckNearestRealistic = TypedDict("CheckNearestRealistic", {
    # Distance in standard deviations of the whitened training set.
    "distance": float,
    # By attribute.
    "values": dict[str, float],
})

CheckNearestTrainingSample = TypedDict("CheckNearestTrainingSample", {
    # Distance in standard deviations of the whitened training set.
    "distance": float,
    # By attribute.
    "values": dict[str, float],
})

Check = TypedDict("Check", {
    # What makes the request unlikely, the worst first.
    "blockers": list[CheckBlocker],
    # Laws of the descriptors that the request breaks, in words.
    "broken_laws": list[str],
    # The part of the training set that lies in emptier regions than the request.
    "density_quantile": float,
    "document": Literal["check"],
    # The files of the picture; absent where none was asked for.
    "files": NotRequired[list[str]],
    # The density quantile from which a request is marginal.
    "marginal_from": float,
    # The model.
    "model": str,
    # The nearest realistic request; absent where the request is one.
    "nearest_realistic": NotRequired[CheckNearestRealistic],
    # Training samples, the nearest first.
    "nearest_training_samples": list[CheckNearestTrainingSample],
    # The density quantile from which a request is realistic.
    "realistic_from": float,
    # What was asked, by attribute.
    "request": dict[str, float],
    "schema_version": Literal[1],
    # `realistic`, `marginal` or `unrealistic`.
    "verdict": str,
})
"""Whether a request is realistic: `binodal check`."""

DesignCandidate = TypedDict("DesignCandidate", {
    # The constraints that it breaks and by how much, in words.
    "broken": list[str],
    # The largest miss over the targets, in the attribute's unit, and whose it is.
    "error": float,
    # Where the volume is.
    "folder": str,
    # Whether every constraint is kept.
    "keeps_constraints": bool,
    # By attribute.
    "measured": dict[str, float],
    # 1 is best.
    "rank": int,
    # The index of its noise.
    "sample": int,
    # Whether every target is met.
    "within_tolerance": bool,
    # The attribute with the largest miss.
    "worst": str,
})

DesignFront = TypedDict("DesignFront", {
    # Whether candidates were made there.
    "chosen": bool,
    # What the model was given, by attribute.
    "condition": dict[str, float],
    # Whether it is the best in one objective.
    "end": bool,
    # Whether it is the knee of the front.
    "knee": bool,
    # 1 is the best in the first objective.
    "number": int,
    # Means over the replicates, by the objective's text.
    "objectives": dict[str, float],
})

DesignPathwayForecast = TypedDict("DesignPathwayForecast", {
    # The standard error of the mean.
    "error": float,
    # In the attribute's unit.
    "mean": float,
})

DesignPathwayProofMean = TypedDict("DesignPathwayProofMean", {
    # The average over all films of the recipe lies within mean ± half_width, but for
    # `error_rate` at either end; absent where the quantity is neither a target nor a
    # constraint.
    "half_width": NotRequired[float],
    # Mean over the films that could be made and measured.
    "mean": float,
    # The standard deviation of single films, pooled with what the forward model knows of
    # it; absent as half_width is.
    "scatter": NotRequired[float],
    # The forward model's mean for films of the model's own width less its mean for wide
    # ones; absent where the forward model rests on no wide films.
    "small_film_bias": NotRequired[float],
})

DesignPathwayProof = TypedDict("DesignPathwayProof", {
    # Interaction parameter.
    "chi": float,
    # χ/χ_c.
    "chi_ratio": float,
    # The largest deviation of a mean from its target, in tolerances; absent where no
    # target was measured.
    "deviation": NotRequired[float],
    # The probability that an average lies beyond one given end of its interval; the run's
    # 0.05 is shared among its recipes and looks.
    "error_rate": NotRequired[float],
    # Films that could be made and measured.
    "films": int,
    # How many films of this size would tell; absent unless undecided, and where no number
    # would.
    "films_needed": NotRequired[int],
    # log₁₀ of dimensionless Cahn–Hilliard time.
    "log_time": float,
    # What the films have, by attribute.
    "means": dict[str, DesignPathwayProofMean],
    # Donor volume fraction.
    "phi": float,
    # What the further films would take, s; absent as films_needed is.
    "seconds_needed": NotRequired[float],
    # Voxels of every film along x, y and z, such as `256×256×32`.
    "shape": NotRequired[str],
    # `verified`: the interval of every mean lies within what is asked. `missed`: one lies
    # outside. `undecided`: neither. Absent where nothing could be verified.
    "verdict": NotRequired[str],
    # The target that deviates most.
    "worst": NotRequired[str],
})

DesignPathwayTrialMean = TypedDict("DesignPathwayTrialMean", {
    # The average over all films of the recipe lies within mean ± half_width, but for
    # `error_rate` at either end; absent where the quantity is neither a target nor a
    # constraint.
    "half_width": NotRequired[float],
    # Mean over the films that could be made and measured.
    "mean": float,
    # The standard deviation of single films, pooled with what the forward model knows of
    # it; absent as half_width is.
    "scatter": NotRequired[float],
    # The forward model's mean for films of the model's own width less its mean for wide
    # ones; absent where the forward model rests on no wide films.
    "small_film_bias": NotRequired[float],
})

DesignPathwayTrial = TypedDict("DesignPathwayTrial", {
    # Interaction parameter.
    "chi": float,
    # χ/χ_c.
    "chi_ratio": float,
    # The largest deviation of a mean from its target, in tolerances; absent where no
    # target was measured.
    "deviation": NotRequired[float],
    # The probability that an average lies beyond one given end of its interval; the run's
    # 0.05 is shared among its recipes and looks.
    "error_rate": NotRequired[float],
    # Films that could be made and measured.
    "films": int,
    # How many films of this size would tell; absent unless undecided, and where no number
    # would.
    "films_needed": NotRequired[int],
    # log₁₀ of dimensionless Cahn–Hilliard time.
    "log_time": float,
    # What the films have, by attribute.
    "means": dict[str, DesignPathwayTrialMean],
    # Donor volume fraction.
    "phi": float,
    # What the further films would take, s; absent as films_needed is.
    "seconds_needed": NotRequired[float],
    # Voxels of every film along x, y and z, such as `256×256×32`.
    "shape": NotRequired[str],
    # `verified`: the interval of every mean lies within what is asked. `missed`: one lies
    # outside. `undecided`: neither. Absent where nothing could be verified.
    "verdict": NotRequired[str],
    # The target that deviates most.
    "worst": NotRequired[str],
})

DesignPathway = TypedDict("DesignPathway", {
    # Interaction parameter of the recipe as predicted; `proof` has the one that counts.
    "chi": float,
    # χ/χ_c.
    "chi_ratio": float,
    # What films of the recipe have by the forward model, of each target's descriptor;
    # empty where no forward model says.
    "forecast": dict[str, DesignPathwayForecast],
    # Whether the process allows it; true where no window is stated.
    "inside_window": bool,
    # In the units that the study's material and calibration allow.
    "laboratory": dict[str, float],
    # log₁₀ of dimensionless Cahn–Hilliard time.
    "log_time": float,
    # Where the recipe comes from: `candidates` or `forward_model`.
    "origin": str,
    # Donor volume fraction.
    "phi": float,
    # Share of the predicted density.
    "probability": float,
    # The recipe that counts and what its films have: the verified one, else the one whose
    # films are nearest to the targets; absent where none was simulated.
    "proof": NotRequired[DesignPathwayProof],
    # 1 is best.
    "rank": int,
    # The weighted mean of its parts.
    "score": float,
    # What the score is made of, by name.
    "score_parts": dict[str, float],
    # Every recipe that was simulated, in the order of trial; empty where none was.
    "trials": list[DesignPathwayTrial],
    # Of the recipe that counts: `verified`, `missed` or `undecided`; absent where nothing
    # was simulated or nothing could be verified.
    "verdict": NotRequired[str],
    # The probability that a process which scatters about the recipe makes films that meet
    # every target on average; absent where no forward model says.
    "yield": NotRequired[float],
})

DesignTarget = TypedDict("DesignTarget", {
    # In the attribute's unit.
    "tolerance": float,
    # The target in words.
    "wanted": str,
})

Design = TypedDict("Design", {
    # Why nothing keeps every constraint; absent where something does.
    "blocked": NotRequired[str],
    # Generated volumes that were kept, the best first.
    "candidates": list[DesignCandidate],
    # Values that the tool chose for conditions that were not asked for.
    "chosen": dict[str, float],
    # Each constraint in words.
    "constraints": list[str],
    # The part of the training set that lies in emptier regions than the request.
    "density_quantile": float,
    "document": Literal["design"],
    # The run folder.
    "folder": str,
    # The points that no other beats in every objective; absent with fewer than two
    # objectives.
    "front": NotRequired[list[DesignFront]],
    # Where the targets were measured; absent where the study stated them.
    "measured_on": NotRequired[str],
    # Why there can be no pathways; absent where the model predicts them.
    "no_pathways": NotRequired[str],
    # What is pushed: "maximise" or "minimise", by the objective's text.
    "objectives": dict[str, str],
    # Ways to make the film, the best first.
    "pathways": list[DesignPathway],
    # The report, a page.
    "report": str,
    "schema_version": Literal[1],
    # The study's seed.
    "seed": int,
    # The study's name.
    "study": str,
    # By attribute.
    "targets": dict[str, DesignTarget],
    # On the request: `realistic`, `marginal` or `unrealistic`.
    "verdict": str,
})
"""What a finished run found: `binodal design`."""

ForecastRealismBlocker = TypedDict("ForecastRealismBlocker", {
    # In the attribute's unit.
    "asked": float,
    # What is asked too much of.
    "attribute": str,
    # The value that would make the request denser, all others kept.
    "better": float,
    # The density quantile with the better value.
    "quantile_after": float,
})

ForecastRealismNearestRealistic = TypedDict("ForecastRealismNearestRealistic", {
    # Distance in standard deviations of the whitened training set.
    "distance": float,
    # By attribute.
    "values": dict[str, float],
})

ForecastRealismNearestTrainingSample = TypedDict("ForecastRealismNearestTrainingSample", {
    # Distance in standard deviations of the whitened training set.
    "distance": float,
    # By attribute.
    "values": dict[str, float],
})

ForecastRealism = TypedDict("ForecastRealism", {
    # What makes the request unlikely, the worst first.
    "blockers": list[ForecastRealismBlocker],
    # Laws of the descriptors that the request breaks, in words.
    "broken_laws": list[str],
    # The part of the training set that lies in emptier regions than the request.
    "density_quantile": float,
    # The files of the picture; absent where none was asked for.
    "files": NotRequired[list[str]],
    # The density quantile from which a request is marginal.
    "marginal_from": float,
    # The model.
    "model": str,
    # The nearest realistic request; absent where the request is one.
    "nearest_realistic": NotRequired[ForecastRealismNearestRealistic],
    # Training samples, the nearest first.
    "nearest_training_samples": list[ForecastRealismNearestTrainingSample],
    # The density quantile from which a request is realistic.
    "realistic_from": float,
    # What was asked, by attribute.
    "request": dict[str, float],
    # `realistic`, `marginal` or `unrealistic`.
    "verdict": str,
})

ForecastRequest = TypedDict("ForecastRequest", {
    # The study's value; absent where it states none.
    "asked": NotRequired[float],
    # A condition of the model.
    "attribute": str,
    # `asked`, `projected` to the nearest realistic request, or `chosen` by the tool.
    "origin": str,
    # What the model would be given.
    "used": float,
})

ForecastStage = TypedDict("ForecastStage", {
    # Where the seconds come from.
    "basis": str,
    # The part of the run.
    "name": str,
    # For all, s.
    "seconds": float,
    # For one volume, s.
    "seconds_each": float,
    # The most volumes that it makes, generated or simulated.
    "volumes": int,
})

Forecast = TypedDict("Forecast", {
    # NLopt's name; absent where there is nothing to search.
    "algorithm": NotRequired[str],
    "document": Literal["forecast"],
    # Where the run would go.
    "folder": str,
    # The most resident memory of this process while it measured, bytes; absent where the
    # system does not tell.
    "memory": NotRequired[int],
    # What is at `folder`: `free`, `holds a run` or `holds no run of Binodal's`.
    "place": str,
    # What a generated volume is expected to be made by; absent where the model predicts
    # no process.
    "predicted": NotRequired[dict[str, float]],
    # The verdict on the request, as `binodal check` gives it.
    "realism": ForecastRealism,
    # Why a part of the run is not in `stages`.
    "remarks": list[str],
    # What the model would be asked for.
    "request": list[ForecastRequest],
    # The study with every key written out.
    "resolved": str,
    "schema_version": Literal[1],
    # The parts of the run.
    "stages": list[ForecastStage],
    # Whether the run would end before it begins, the request being unrealistic.
    "stops": bool,
    # The study's name.
    "study": str,
    # The most that the volumes of the run take on disk, bytes.
    "volume_bytes": int,
})
"""What a study would do and cost: `binodal design --dry-run`."""

GenerateSamplePredicted = TypedDict("GenerateSamplePredicted", {
    # Standard deviation, in the attribute's unit.
    "deviation": float,
    # In the attribute's unit.
    "mean": float,
})

GenerateSample = TypedDict("GenerateSample", {
    # The volume.
    "file": str,
    # On the voxels, by attribute; an undefined one is absent.
    "measured": dict[str, float],
    # By the feature predictor, by attribute.
    "predicted": dict[str, GenerateSamplePredicted],
    # By attribute.
    "requested": dict[str, float],
    # The index of the sample.
    "sample": int,
    # With `sample`, the noise.
    "seed": int,
})

Generate = TypedDict("Generate", {
    "document": Literal["generate"],
    # In the order of their indices.
    "samples": list[GenerateSample],
    "schema_version": Literal[1],
})
"""The volumes that `binodal generate` made; also samples.json."""

ModelListModel = TypedDict("ModelListModel", {
    # Its bundle.
    "folder": str,
    # The model.
    "name": str,
    # Voxels along x, y and z.
    "shape": str,
    # What it was trained on, in words.
    "summary": str,
})

ModelList = TypedDict("ModelList", {
    "document": Literal["model_list"],
    # In the order of their names.
    "models": list[ModelListModel],
    "schema_version": Literal[1],
})
"""The models on the shelf: `binodal model list`."""

PredictQuantity = TypedDict("PredictQuantity", {
    # The mean over films, in its unit.
    "mean": float,
    # The standard error of the mean: how well the films that the forward model was learnt
    # from tell it.
    "mean_error": float,
    # The descriptor.
    "name": str,
    # The standard deviation of single films of the width asked for.
    "scatter": float,
    # How the mean changes with each number of the recipe: ∂/∂φ, ∂/∂χ, ∂/∂log_time.
    "slopes": dict[str, float],
    # What films of the model's own width have more than wide ones, on average, in its
    # unit; absent where the forward model rests on no wide films.
    "small_film_bias": NotRequired[float],
    # The part of such films within their central 90 % interval.
    "validation_coverage": float,
    # The root mean square error for single films of left-out series, at the width of the
    # films that the forward model was learnt from.
    "validation_rms": float,
})

Predict = TypedDict("Predict", {
    # Interaction parameter.
    "chi": float,
    # χ/χ_c.
    "chi_ratio": float,
    "document": Literal["predict"],
    # log₁₀ of dimensionless Cahn–Hilliard time.
    "log_time": float,
    # The model.
    "model": str,
    # Donor volume fraction.
    "phi": float,
    # The files of the pictures; absent where none were asked for.
    "pictures": NotRequired[list[str]],
    # What films have, one for each descriptor.
    "quantities": list[PredictQuantity],
    # What the numbers rest on that the reader should know.
    "remarks": list[str],
    "schema_version": Literal[1],
    # Voxels along x, y and z.
    "shape": list[int],
})
"""What films of a recipe have: `binodal predict`."""

SimulateSnapshot = TypedDict("SimulateSnapshot", {
    # The standard deviation of φ.
    "deviation": float,
    # ⟨f + ½κ|∇φ|²⟩ and the electrodes' part, kT per voxel.
    "energy": float,
    # Where the state was written.
    "file": str,
    # log₁₀ of dimensionless Cahn–Hilliard time.
    "log_time": float,
    # The mean of φ less that of the mixed film.
    "mass_drift": float,
    # Steps taken so far.
    "steps": int,
    # Dimensionless Cahn–Hilliard time.
    "time": float,
    # 2π/⟨k⟩, voxels.
    "wavelength": float,
})

Simulate = TypedDict("Simulate", {
    # The ParaView collection of a time series; absent for a single state.
    "collection": NotRequired[str],
    # The descriptors of the last state, periodic sides, where cuts were given.
    "descriptors": NotRequired[dict[str, float]],
    "document": Literal["simulate"],
    "schema_version": Literal[1],
    # The states, in the order of time.
    "snapshots": list[SimulateSnapshot],
})
"""What `binodal simulate` wrote."""

SweepPoint = TypedDict("SweepPoint", {
    # How often the point has failed.
    "failures": int,
    # 1, 2, … in the order of the design.
    "number": int,
    # What came out, by the outcome's name; empty unless done.
    "outcomes": dict[str, float],
    # Why the point failed or is unrealistic.
    "reason": NotRequired[str],
    # `waiting`, `done`, `unrealistic` or `failed`.
    "status": str,
    # The swept numbers by their path in the study.
    "values": dict[str, float],
})

Sweep = TypedDict("Sweep", {
    # The point with the smallest error, simulated where there is one.
    "best": NotRequired[int],
    "document": Literal["sweep"],
    # The sweep's folder.
    "folder": str,
    # Paths of the swept numbers, in the order of the study file.
    "numbers": list[str],
    # In the order of the design.
    "points": list[SweepPoint],
    # The report, a page.
    "report": str,
    "schema_version": Literal[1],
    # The table of points, CSV.
    "table": str,
})
"""What came out of a sweep: `binodal sweep`."""

# Where each document has real numbers: one that is not finite comes as a word.
REALS: dict[str, frozenset[str]] = {
    "candidate": frozenset({
        ".descriptors{}",
        ".objectives{}",
        ".predicted{}.deviation",
        ".predicted{}.mean",
        ".remake.condition{}",
        ".remake.exact_fractions{}",
        ".remake.sampler.close_enough",
        ".remake.sampler.guidance",
        ".remake.sampler.steering.below",
        ".targets{}.deviation_in_tolerances",
        ".targets{}.measured",
        ".targets{}.tolerance",
    }),
    "check": frozenset({
        ".blockers[].asked",
        ".blockers[].better",
        ".blockers[].quantile_after",
        ".density_quantile",
        ".marginal_from",
        ".nearest_realistic.distance",
        ".nearest_realistic.values{}",
        ".nearest_training_samples[].distance",
        ".nearest_training_samples[].values{}",
        ".realistic_from",
        ".request{}",
    }),
    "design": frozenset({
        ".candidates[].error",
        ".candidates[].measured{}",
        ".chosen{}",
        ".density_quantile",
        ".front[].condition{}",
        ".front[].objectives{}",
        ".pathways[].chi",
        ".pathways[].chi_ratio",
        ".pathways[].forecast{}.error",
        ".pathways[].forecast{}.mean",
        ".pathways[].laboratory{}",
        ".pathways[].log_time",
        ".pathways[].phi",
        ".pathways[].probability",
        ".pathways[].proof.chi",
        ".pathways[].proof.chi_ratio",
        ".pathways[].proof.deviation",
        ".pathways[].proof.error_rate",
        ".pathways[].proof.log_time",
        ".pathways[].proof.means{}.half_width",
        ".pathways[].proof.means{}.mean",
        ".pathways[].proof.means{}.scatter",
        ".pathways[].proof.means{}.small_film_bias",
        ".pathways[].proof.phi",
        ".pathways[].proof.seconds_needed",
        ".pathways[].score",
        ".pathways[].score_parts{}",
        ".pathways[].trials[].chi",
        ".pathways[].trials[].chi_ratio",
        ".pathways[].trials[].deviation",
        ".pathways[].trials[].error_rate",
        ".pathways[].trials[].log_time",
        ".pathways[].trials[].means{}.half_width",
        ".pathways[].trials[].means{}.mean",
        ".pathways[].trials[].means{}.scatter",
        ".pathways[].trials[].means{}.small_film_bias",
        ".pathways[].trials[].phi",
        ".pathways[].trials[].seconds_needed",
        ".pathways[].yield",
        ".targets{}.tolerance",
    }),
    "forecast": frozenset({
        ".predicted{}",
        ".realism.blockers[].asked",
        ".realism.blockers[].better",
        ".realism.blockers[].quantile_after",
        ".realism.density_quantile",
        ".realism.marginal_from",
        ".realism.nearest_realistic.distance",
        ".realism.nearest_realistic.values{}",
        ".realism.nearest_training_samples[].distance",
        ".realism.nearest_training_samples[].values{}",
        ".realism.realistic_from",
        ".realism.request{}",
        ".request[].asked",
        ".request[].used",
        ".stages[].seconds",
        ".stages[].seconds_each",
    }),
    "generate": frozenset({
        ".samples[].measured{}",
        ".samples[].predicted{}.deviation",
        ".samples[].predicted{}.mean",
        ".samples[].requested{}",
    }),
    "model_list": frozenset({
    }),
    "predict": frozenset({
        ".chi",
        ".chi_ratio",
        ".log_time",
        ".phi",
        ".quantities[].mean",
        ".quantities[].mean_error",
        ".quantities[].scatter",
        ".quantities[].slopes{}",
        ".quantities[].small_film_bias",
        ".quantities[].validation_coverage",
        ".quantities[].validation_rms",
    }),
    "simulate": frozenset({
        ".descriptors{}",
        ".snapshots[].deviation",
        ".snapshots[].energy",
        ".snapshots[].log_time",
        ".snapshots[].mass_drift",
        ".snapshots[].time",
        ".snapshots[].wavelength",
    }),
    "sweep": frozenset({
        ".points[].outcomes{}",
        ".points[].values{}",
    }),
}
