"""The comparison of npm run bench:analysis in vectorised numpy: the same rows, the same one-step bootstrap.

Run as: python3 analysis.py FOLDER RESPONDENTS SCENARIOS, after analysis.ts has written the columns there.
Every question has four rows, its cyclic shifts, one after the other. Prints one line of JSON.
"""

import json
import sys
import time

import numpy as np

VALUES, OPTIONS, SHIFTS, DRAWS, FLOOR = 10, 4, 4, 2000, 1e-6


def read(folder, respondent):
    offered = np.fromfile(f"{folder}/{respondent}.offered", np.uint8).reshape(-1, OPTIONS)
    p = np.fromfile(f"{folder}/{respondent}.p", np.float64).reshape(-1, OPTIONS)
    scenario = np.fromfile(f"{folder}/{respondent}.scenario", np.uint32)
    return offered.astype(np.intp), p, scenario.astype(np.intp)


def fit(carried, p, weight, precision):
    """Conditional logit by Newton steps; carried: choices x options x parameters an option carries."""
    width = precision.size
    choices, options, carries = carried.shape
    flat = carried.reshape(choices, -1)
    pairs = (flat[:, :, None] * width + flat[:, None, :]).ravel()
    parameters = np.zeros(width)
    for _ in range(100):
        utility = parameters[carried].sum(axis=2)
        q = np.exp(utility - utility.max(axis=1, keepdims=True))
        q /= q.sum(axis=1, keepdims=True)
        surprise = np.repeat((p - q) * weight, carries, axis=1)
        slope = np.bincount(flat.ravel(), surprise.ravel(), width) - precision * parameters
        both = -q[:, :, None] * q[:, None, :]
        both[:, np.arange(options), np.arange(options)] += q
        both = np.repeat(np.repeat(both, carries, axis=1), carries, axis=2)
        information = np.bincount(pairs, (weight * both).ravel(), width * width)
        curvature = information.reshape(width, width) + np.diag(precision)
        step = np.linalg.solve(curvature, slope)
        if np.sqrt(step @ step) < 1e-9:
            return parameters, curvature, q
        parameters = parameters + step
    raise RuntimeError("the fit did not settle")


def by_scenario(scenario, values, numbers, scenarios):
    """Sums of numbers (questions x options) for each scenario and value."""
    index = scenario[:, None] * VALUES + values
    return np.bincount(index.ravel(), numbers.ravel(), scenarios * VALUES).reshape(-1, VALUES)


def enacted(offered, p, scenario, weights):
    p = p / p.sum(axis=1, keepdims=True)
    order = np.argsort(offered, axis=1)
    values = np.take_along_axis(offered, order, axis=1)[::SHIFTS]
    logarithms = np.log(np.maximum(np.take_along_axis(p, order, axis=1), FLOOR))
    answers = np.exp(logarithms.reshape(-1, SHIFTS, OPTIONS).mean(axis=1))
    answers /= answers.sum(axis=1, keepdims=True)
    scenario, scenarios = scenario[::SHIFTS], weights.shape[1]

    worth, curvature, q = fit(values[:, :, None], answers, 1, np.full(VALUES, 1 / 9))
    in_places = np.stack([offered, np.broadcast_to(VALUES + np.arange(OPTIONS), offered.shape)], axis=2)
    prior = np.concatenate([np.full(VALUES, 1 / 9), np.full(OPTIONS, 4.0)])
    places = fit(in_places, p, 1 / SHIFTS, prior)[0][VALUES:]

    chosen = by_scenario(scenario, values, answers, scenarios)
    times = by_scenario(scenario, values, np.ones_like(answers), scenarios)
    asked = np.bincount(scenario, minlength=scenarios)
    share = chosen.sum(axis=0) / asked.sum()
    rate = chosen.sum(axis=0) / times.sum(axis=0)
    scores = by_scenario(scenario, values, answers - q, scenarios)
    influences = np.concatenate(
        [
            100 * (chosen - share * asked[:, None]) / asked.sum(),
            (chosen - rate * times) / times.sum(axis=0),
            np.linalg.solve(curvature, scores.T).T,
        ],
        axis=1,
    )
    sums = weights @ (influences - influences.mean(axis=0))
    covariance = np.cov(sums, rowvar=False) * scenarios / (scenarios - 1)
    entropy = -(answers * np.log2(answers)).sum(axis=1).mean()
    top = np.take_along_axis(offered, p.argmax(axis=1)[:, None], axis=1).reshape(-1, SHIFTS)
    consistency = (top == top[:, :1]).all(axis=1).mean()
    return worth, np.sqrt(np.diag(covariance)), places, entropy, consistency, answers


def main(folder, respondents, scenarios):
    columns = [read(folder, respondent) for respondent in range(respondents)]
    start, processor = time.perf_counter(), time.process_time()
    random = np.random.default_rng(1)
    weights = random.poisson(1, (DRAWS, scenarios)).astype(np.float64)
    all_scored = [enacted(*own, weights) for own in columns]
    tops = [scored[-1].argmax(axis=1) for scored in all_scored]
    same = [(tops[i] == tops[j]).mean() for i in range(respondents) for j in range(i)]
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processorSeconds": time.process_time() - processor,
                "same": float(np.mean(same)),
                "worths": [scored[0].tolist() for scored in all_scored],
                "errors": [scored[1][2 * VALUES :].tolist() for scored in all_scored],
            }
        )
    )


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
