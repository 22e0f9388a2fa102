"""A fixed number of random documents; ``make fuzz`` reads more."""

import pytest

from tests.fuzz_lines import faults_of

DOCUMENTS = 100


@pytest.mark.parametrize("seed", range(1, DOCUMENTS + 1))
def test_a_random_document_loses_nothing_and_breaks_no_rule(seed: int) -> None:
    assert faults_of(seed) == []
