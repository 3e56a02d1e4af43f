from datetime import date

import pytest

from ssi.words import numbers, translate


@pytest.mark.parametrize("language", ["de", "ach", "fr_XX", "tlh", "pt_BR", ""])
def test_a_language_without_a_catalogue_is_english_throughout_dates_too(language):
    translate.use_language(language)
    assert translate.language() == "en"
    assert numbers.day(date(2026, 3, 6)) == "6 Mar 2026"
