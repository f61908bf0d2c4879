"""Only the pinned jars are ever run."""

from pathlib import Path

import pytest

from saypro_local.embedded import jars
from saypro_local.embedded.jars import KAFKA_VERSION, installed_jars, pins_digest, read_pins
from saypro_local.errors import CannotStart


def _folder(cache: Path) -> Path:
    return cache / f"kafka-{KAFKA_VERSION}-{pins_digest()}"


def test_every_jar_is_pinned_by_a_whole_digest():
    pins = read_pins()
    assert f"kafka_2.13-{KAFKA_VERSION}.jar" in pins
    assert all(len(digest) == 64 and name.endswith(".jar") for name, digest in pins.items())


def test_a_jar_that_was_changed_stops_the_start(tmp_path):
    lib = _folder(tmp_path)
    lib.mkdir(parents=True)
    for name in read_pins():
        (lib / name).write_bytes(b"not the jar")
    with pytest.raises(CannotStart, match="not the pinned jar"):
        installed_jars(tmp_path)


def test_a_missing_jar_stops_the_start(tmp_path):
    _folder(tmp_path).mkdir(parents=True)
    with pytest.raises(CannotStart, match="delete"):
        installed_jars(tmp_path)


def test_the_pins_are_part_of_the_package():
    assert jars.PINS.parent.name == "embedded"
