"""How a score wanders by itself: drift, slow wobble and jitter, chosen from a fixed grid by restricted likelihood.

Whitening takes that wandering out: afterwards bins are as good as independent, and what is left can be compared.
"""

from dataclasses import dataclass

import numpy as np

from ssi.analysis.alignment.preparation import Floats

_WANDER: tuple[tuple[float, float, float], ...] = (
    (1, 0, 1),
    *((1, wobble, days) for wobble in (0.3, 1) for days in (6, 20)),
    *((drift, 1, days) for drift in (0.3, 0.05) for days in (6, 20, 60)),
)
_GRID: tuple[tuple[float, float, float, float], ...] = (
    *((drift, wobble, days, jitter) for drift, wobble, days in _WANDER for jitter in (0.02, 0.15)),
    (1, 0, 1, 0.6),
    (1, 0, 1, 2),
    (0.2, 0, 1, 2),
)
"""Drift in 30 days, size of the wobble, its days, jitter of one snapshot."""
_TINY = 1e-6


@dataclass(frozen=True)
class Noise:
    """The grid, made ready for the bins of one history; all scores of a person share it.

    ``whiteners``: (grid × bins × bins), clearing also of ``nuisance``; ``log_volume``: log|V| + log|ZᵀV⁻¹Z|;
    ``freedom``: bins less the columns of the nuisance.
    """

    whiteners: Floats
    log_volume: Floats
    freedom: int

    def whiten(self, choice: int, columns: Floats) -> Floats:
        """Columns (bins × any) as white noise would leave them, cleared of the nuisance."""
        cleared: Floats = self.whiteners[choice] @ columns
        return cleared


def covariances(times: Floats, sizes: Floats) -> Floats:
    """The grid's covariances, up to their scale, for bins at ``times`` (days) of ``sizes`` snapshots each: (grid ×
    bins × bins).
    """
    drift, wobble, days, jitter = np.array(_GRID).T[:, :, None, None]
    since = times - times[0] + 1
    apart = np.abs(times[:, None] - times[None, :])
    own = np.diag(1 / np.sqrt(sizes))
    found: Floats = (
        drift * np.minimum(since[:, None], since[None, :]) / 30
        + wobble * np.exp(-apart / days)
        + jitter * own
        + _TINY * np.eye(len(times))
    )
    return found


def noise_grid(times: Floats, sizes: Floats, nuisance: Floats) -> Noise:
    """The grid for bins at ``times`` (days) of ``sizes`` snapshots each; ``nuisance``: (bins × columns), of full
    rank.
    """
    lower = np.linalg.cholesky(covariances(times, sizes))
    inverse = np.linalg.inv(lower)
    q, r = np.linalg.qr(inverse @ nuisance)
    diagonal = np.diagonal(lower, axis1=1, axis2=2)
    of_nuisance = np.abs(np.diagonal(r, axis1=1, axis2=2))
    return Noise(
        inverse - q @ (np.swapaxes(q, 1, 2) @ inverse),
        2 * np.log(diagonal).sum(axis=1) + 2 * np.log(of_nuisance).sum(axis=1),
        len(times) - nuisance.shape[1],
    )


def choose(noise: Noise, score: Floats, columns: Floats) -> tuple[int, float]:
    """The likeliest noise of a score, with habits as ridge ``columns`` (bins × habits, scaled by their prior),
    and its variance.

    ``columns`` may be empty: then the score is taken as nothing but noise.
    """
    white = noise.whiteners @ np.column_stack([score, columns])
    y, x = white[:, :, 0], white[:, :, 1:]
    total = np.einsum("gi,gi->g", y, y)
    eigenvalues, vectors = np.linalg.eigh(np.swapaxes(x, 1, 2) @ x)
    eigenvalues = np.maximum(eigenvalues, 0)
    along = np.einsum("gkh,gk->gh", vectors, np.einsum("gik,gi->gk", x, y))
    variance = total / noise.freedom
    for _ in range(4):
        explained = (along**2 / (eigenvalues + variance[:, None])).sum(axis=1)
        variance = np.maximum((total - explained) / noise.freedom, 1e-12)
    log_likelihood = -0.5 * (
        noise.log_volume
        + np.log1p(eigenvalues / variance[:, None]).sum(axis=1)
        + noise.freedom * np.log(variance)
    )
    best = int(np.argmax(log_likelihood))
    return best, float(variance[best])
