"""A broker that hangs is noticed by its silence."""

from aiokafka import TopicPartition

from chassis.broker import Silence

ONE, TWO = TopicPartition("t", 0), TopicPartition("t", 1)


def test_answers_to_fetches_break_the_silence_also_empty_ones() -> None:
    silence = Silence(100.0)
    silence.look({ONE: None, TWO: None}, 101.0)
    assert silence.seconds(104.0) == 3.0
    silence.look({ONE: None, TWO: 7}, 105.0)
    assert silence.seconds(106.0) == 1.0
    silence.answered(107.0)
    assert silence.seconds(107.0) == 0.0


def test_the_same_answers_as_before_are_no_answer() -> None:
    silence = Silence(100.0)
    for second in range(101, 120):
        silence.look({ONE: 5, TWO: 7}, float(second))
    assert silence.seconds(120.0) == 19.0
    silence.look({ONE: 6, TWO: 7}, 120.0)  # one of two brokers, and a clock that was set back
    assert silence.seconds(121.0) == 1.0


def test_a_broker_that_is_not_asked_is_not_silent() -> None:
    silence = Silence(100.0)
    silence.look({}, 130.0)
    assert silence.seconds(131.0) == 1.0
