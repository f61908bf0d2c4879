"""The help centre: for everyone, readable without JavaScript, search as you type with it (REQ T-08)."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from chassis.web import MaybeSignedIn, Pages, SignedIn, is_fragment
from ticketing.application.help_centre import HelpCentre
from ticketing.entrypoints.wording import CATEGORY_WORDS

Question = Annotated[str, Query(max_length=200)]


def router(centre: HelpCentre, pages: Pages) -> APIRouter:
    """Browse, search, read, vote; and suggestions for another page to embed."""
    router = APIRouter(prefix="/help", include_in_schema=False)

    @router.get("")
    async def help_centre(request: Request, me: MaybeSignedIn, q: Question = "") -> Response:
        found = await centre.search(q) if q.strip() else []
        shelves = await centre.browse()
        context: dict[str, Any] = {"q": q, "found": found, "shelves": shelves, "category_words": CATEGORY_WORDS}
        if is_fragment(request):
            return pages.render_block(request, "help.html", "results", me, **context)
        return pages.render(request, "help.html", me, **context)

    @router.get("/suggestions")
    async def suggestions(request: Request, me: MaybeSignedIn, q: Question = "") -> Response:
        """A fragment: what might answer a question before it is asked; empty when nothing fits."""
        found = await centre.search(q, limit=3) if q.strip() else []
        return pages.render(request, "suggestions.html", me, found=found)

    @router.get("/{slug}")
    async def article(
        request: Request, slug: str, me: MaybeSignedIn, thanks: Annotated[bool, Query()] = False
    ) -> Response:
        found = await centre.read(slug)
        words = CATEGORY_WORDS.get(found.category, found.category)
        return pages.render(request, "article.html", me, article=found, category=words, thanks=thanks)

    @router.post("/{slug}/vote")
    async def vote(slug: str, me: SignedIn, helpful: Annotated[Literal["yes", "no"], Form()]) -> Response:
        """One vote for each person; the last one counts."""
        await centre.vote(slug, me.user_id, helpful=helpful == "yes")
        return RedirectResponse(f"/ticketing/help/{slug}?thanks=true", 303)

    return router
