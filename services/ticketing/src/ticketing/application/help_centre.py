"""Help yourself: read, search, and say whether it helped (REQ T-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chassis.errors import NotFound
from ticketing.domain.help import Article, best_matches


class Articles(Protocol):
    """The articles of the help centre."""

    async def all(self) -> list[Article]: ...

    async def get(self, slug: str) -> Article | None: ...

    async def vote(self, slug: str, *, voter: str, helpful: bool) -> None:
        """One vote for each voter and article; a second one replaces the first."""
        ...

    async def seed(self, articles: Sequence[Article]) -> None:
        """Store those that are not there yet; leave all others as they are."""
        ...


@dataclass(frozen=True)
class HelpCentre:
    """For everyone, signed in or not."""

    articles: Articles

    async def browse(self) -> dict[str, list[Article]]:
        """Every article, by category."""
        found: dict[str, list[Article]] = {}
        for article in sorted(await self.articles.all(), key=lambda each: (each.category, each.title)):
            found.setdefault(article.category, []).append(article)
        return found

    async def search(self, question: str, limit: int = 6) -> list[Article]:
        """What fits the question, best first."""
        return best_matches(await self.articles.all(), question, limit)

    async def read(self, slug: str) -> Article:
        """One article; NotFound when there is none of that name."""
        article = await self.articles.get(slug)
        if article is None:
            raise NotFound("There is no such article.")
        return article

    async def vote(self, slug: str, voter: str, *, helpful: bool) -> Article:
        """Whether it helped; the article as it is then."""
        await self.read(slug)
        await self.articles.vote(slug, voter=voter, helpful=helpful)
        return await self.read(slug)
