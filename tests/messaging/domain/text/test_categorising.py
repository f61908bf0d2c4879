from dataclasses import dataclass

from messaging.domain.text import CATEGORIES, CategoryProposal, propose_category


@dataclass
class Read:
    """What a model might read."""

    chances: dict[str, float]
    words: tuple[str, ...] = ("word",)

    def words_for(self, label: str) -> tuple[str, ...]:
        return self.words


# REQ M-04
def test_the_likeliest_category_with_its_words() -> None:
    assert propose_category(Read({"account": 0.6, "listing": 0.4})) == CategoryProposal("account", ("word",))


def test_every_category_can_be_proposed() -> None:
    assert len(CATEGORIES) == 10
    assert [propose_category(Read({category: 1.0})).category for category in CATEGORIES] == list(CATEGORIES)


def test_nothing_to_go_by_is_general_without_words() -> None:
    assert propose_category(Read({"nothing": 0.7, "account": 0.3})) == CategoryProposal("general", ())
    assert propose_category(Read({"account": 1.0}, ())) == CategoryProposal("general", ())


def test_a_question_mark_alone_decides_nothing() -> None:
    assert propose_category(Read({"product_query": 1.0}, ("?",))) == CategoryProposal("general", ())
    assert propose_category(Read({"product_query": 1.0}, ("size?",))).words == ("size?",)


def test_a_guess_is_no_proposal() -> None:
    assert propose_category(Read({"account": 0.35, "listing": 0.33, "technical": 0.32})).category == "general"
