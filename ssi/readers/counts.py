"""Columns of what was done or came of it: counts, ticks, and what an empty cell under them means."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.readers.numerals import numbers
from ssi.readers.options import DecimalMark
from ssi.readers.plain import word_set

_DONE = word_set(
    """x xx ✓ ✔ ✔️ ☑ ☑️ ✅ true yes y ja j oui si sí sim s checked done erledigt fait hecho feito gedaan
    wahr vrai verdadero verdadeiro waar"""
)
_NOT_DONE = word_set("false no n nein non não nao nee ☐ ✗ ✘ ❌ unchecked falsch faux falso onwaar missed")
_MOST = 1e9
"""A count over this is an id, a phone number or a slip."""
_EMPTY = frozenset(("", "-", "–", "—", "−"))


@dataclass(frozen=True)
class Counts:
    """A column of counts: NaN where a cell says nothing or cannot be read.

    ``blank`` marks empty cells; in a column of ticks (``is_ticks``) they are days on which nothing was done.
    ``below_zero`` marks counts that nobody can have.
    """

    values: npt.NDArray[np.float64]
    unreadable: npt.NDArray[np.bool_]
    below_zero: npt.NDArray[np.bool_]
    blank: npt.NDArray[np.bool_]
    is_ticks: bool
    decimal_is_open: bool

    @property
    def holds_zero(self) -> bool:
        """Whether the person wrote 0 anywhere, so that a blank may mean something else."""
        return bool((self.values == 0).any())

    @property
    def looks_like_counts(self) -> bool:
        """Whether a column of unknown name can be counts or ticks: whole numbers from 0, nothing else."""
        if self.unreadable.any() or self.below_zero.any() or np.isnan(self.values).all():
            return False
        known = self.values[~np.isnan(self.values)]
        return bool((known == np.round(known)).all() and known.max() < 1000)


def counts(
    cells: pd.Series,
    *,
    decimal: DecimalMark | None = None,
    default: DecimalMark = "point",
    below_zero_is_read: bool = False,
) -> Counts:
    """Cells as counts; ticks ("x", ✓, yes, ja …) are 1, their opposites 0.

    ``below_zero_is_read``: where others count, they also take back, as LinkedIn does with impressions.
    """
    read = numbers(cells, decimal=decimal, default=default)
    codes, different = pd.factorize(cells)
    texts = pd.Series(different).astype("str").str.strip().str.lower()
    blank, says_done, says_not_done = (
        texts.isin(words).to_numpy(dtype=bool)[codes] for words in (_EMPTY, _DONE, _NOT_DONE)
    )
    done, not_done = read.unreadable & says_done, read.unreadable & says_not_done
    values = np.where(done, 1.0, np.where(not_done, 0.0, read.values))
    below_zero, too_large = (values < 0) & (not below_zero_is_read), np.abs(values) > _MOST
    return Counts(
        values=np.where(below_zero | too_large, np.nan, values),
        unreadable=(read.unreadable & ~done & ~not_done) | too_large,
        below_zero=below_zero,
        blank=blank,
        is_ticks=bool(done.any() or not_done.any()),
        decimal_is_open=read.is_open,
    )
