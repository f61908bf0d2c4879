"""What keeps Kafka from starting is one line that says what to do."""

from pathlib import Path

import pytest

from saypro_local.embedded.kafka import Kafka, KafkaRuntime
from saypro_local.errors import CannotStart


def test_a_java_that_is_not_there_is_named_in_a_new_folder_too(tmp_path: Path) -> None:
    # REQ P-04
    runtime = KafkaRuntime(tmp_path / "no-java", "", tmp_path / "no-archive")
    kafka = Kafka(runtime, tmp_path / "kafka", 1, 2)
    with pytest.raises(CannotStart, match=r"kafka .*no-java.*make clean setup"):
        kafka.prepare()
