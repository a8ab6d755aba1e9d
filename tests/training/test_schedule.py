import numpy as np
import pytest

from songsight_training.painting.schedule import alpha_bar, trailing_timesteps


def test_tables_are_golden(golden):
    content = golden("schedule")
    for name in ("linear", "cosine"):
        assert np.allclose(alpha_bar(name), content[name], rtol=content["toleranceRelative"])


def test_known_values():
    linear = alpha_bar("linear")
    assert linear[0] == pytest.approx(1 - 1e-4)
    assert linear[-1] == pytest.approx(4.0358e-5, rel=1e-3)
    for name in ("linear", "cosine"):
        assert np.all(np.diff(alpha_bar(name)) < 0)


def test_trailing_timesteps_are_golden(golden):
    for count, times in golden("schedule")["trailing"].items():
        assert trailing_timesteps(1000, int(count)) == times


def test_trailing_timesteps_begin_at_pure_noise():
    assert trailing_timesteps(1000, 5) == [999, 799, 599, 399, 199]
    assert trailing_timesteps(1000, 1) == [999]
    assert trailing_timesteps(1000, 1000) == list(range(999, -1, -1))
    with pytest.raises(ValueError, match="1 to 1000"):
        trailing_timesteps(1000, 0)
