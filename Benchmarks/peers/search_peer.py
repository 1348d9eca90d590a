"""Optuna's TPE or CMA-ES, told what its proposals cost: a line of JSON in, a line out.

The box is [0, 1]^n. Each request is a search of its own, begun by its first "ask".

    {"ask": [[request, [start, …]], …]}           ->  {"points": [[x, …], …]}
    {"tell": [[request, [x, …], value], …]}       ->  {"told": how many}
"""

import argparse
import json
import sys
import warnings

import numpy as np


class Tpe:
    """Tree-structured Parzen estimator; its first trial is the start."""

    def __init__(self, start, seed, settings):
        import optuna
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        warnings.simplefilter("ignore")
        self.study = optuna.create_study(sampler=optuna.samplers.TPESampler(
            seed=seed, multivariate=settings.multivariate))
        self.names = [f"x{place}" for place in range(len(start))]
        self.study.enqueue_trial(dict(zip(self.names, start)))

    def ask(self):
        self.trial = self.study.ask()
        return [self.trial.suggest_float(name, 0, 1) for name in self.names]

    def tell(self, point, value):
        self.study.tell(self.trial, value)


class Cma:
    """CMA-ES about the start, its own default population."""

    def __init__(self, start, seed, settings):
        import cmaes
        self.strategy = cmaes.CMA(
            mean=np.array(start), sigma=settings.sigma, seed=seed,
            bounds=np.array([[0.0, 1.0]] * len(start)))
        self.first = list(start)
        self.generation = []

    def ask(self):
        if self.first is not None:
            return self.first
        return self.strategy.ask().tolist()

    def tell(self, point, value):
        if self.first is not None:
            self.first = None
            return
        self.generation.append((np.array(point), value))
        if len(self.generation) == self.strategy.population_size:
            self.strategy.tell(self.generation)
            self.generation = []


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--method", choices=["tpe", "cma"], required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--sigma", type=float, default=0.1, help="CMA-ES' first step, of the box")
    parser.add_argument("--multivariate", action="store_true", help="TPE over all variables at once")
    asked = parser.parse_args()
    kind = {"tpe": Tpe, "cma": Cma}[asked.method]
    searches = {}
    for line in sys.stdin:
        message = json.loads(line)
        if "ask" in message:
            points = []
            for request, start in message["ask"]:
                if request not in searches:
                    searches[request] = kind(start, asked.seed + request, asked)
                points.append(searches[request].ask())
            answer = {"points": points}
        else:
            for request, point, value in message["tell"]:
                searches[request].tell(point, value)
            answer = {"told": len(message["tell"])}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
