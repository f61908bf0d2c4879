"""Show, write, change and delete canned answers, and bring back what was deleted (REQ T-09)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.application.canned_answers import CannedAnswerRepository, CodeTaken
from messaging.application.ports import Moved, Transactions
from messaging.domain import canned_answers as rules
from messaging.domain.access import check_desk
from messaging.domain.canned_answers import MAX_ANSWERS, CannedAnswer, Wording
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, InvalidInput, NotVisible
from messaging.domain.permissions import Action

SHOWN_DELETED = 20


@dataclass(frozen=True, slots=True)
class EditCannedAnswers:
    """Whoever changes one says which version they have seen: of two who edit at once, one is told."""

    transactions: Transactions
    answers: CannedAnswerRepository

    async def all(self, person: Person) -> Sequence[CannedAnswer]:
        """Those that can be used, by code. Raises NotAllowed."""
        check_desk(person, Action.USE_CANNED_ANSWERS)
        return await self.answers.all()

    async def deleted(self, person: Person) -> Sequence[CannedAnswer]:
        """The last ones that were deleted, newest first. Raises NotAllowed."""
        check_desk(person, Action.EDIT_CANNED_ANSWERS)
        return await self.answers.deleted(SHOWN_DELETED)

    async def one(self, answer_id: str, person: Person) -> CannedAnswer:
        """One, deleted or not. Raises NotAllowed, NotVisible."""
        check_desk(person, Action.USE_CANNED_ANSWERS)
        found = await self.answers.get(answer_id)
        if found is None:
            raise NotVisible("canned_answer_not_found", "There is no such canned answer.")
        return found

    async def write(self, answer_id: str, wording: Wording, person: Person, now: datetime) -> CannedAnswer:
        """Add one. Raises NotAllowed, InvalidInput, Conflict."""
        made = rules.write(answer_id, wording, person, now)

        async def work() -> CannedAnswer:
            if len(await self.answers.all()) >= MAX_ANSWERS:
                raise Conflict("too_many", f"There is room for {MAX_ANSWERS}. Delete one that nobody uses.")
            await self.answers.add(made)
            return made

        return await self._run(work)

    async def rewrite(self, answer_id: str, wording: Wording, seen: int, person: Person, now: datetime) -> CannedAnswer:
        """Change version `seen`. Raises NotAllowed, NotVisible, InvalidInput, Conflict."""
        return await self._change(answer_id, person, lambda one: rules.rewrite(one, wording, person, now), seen)

    async def delete(self, answer_id: str, person: Person, now: datetime) -> CannedAnswer:
        """Raises NotAllowed, NotVisible, Conflict."""
        return await self._change(answer_id, person, lambda one: rules.delete(one, person, now))

    async def restore(self, answer_id: str, person: Person) -> CannedAnswer:
        """Raises NotAllowed, NotVisible, and InvalidInput when its code has been taken meanwhile."""
        return await self._change(answer_id, person, lambda one: rules.restore(one, person))

    async def _change(
        self,
        answer_id: str,
        person: Person,
        decide: Callable[[CannedAnswer], CannedAnswer],
        seen: int | None = None,
    ) -> CannedAnswer:
        async def work() -> CannedAnswer:
            before = await self.one(answer_id, person)
            after = decide(before)
            if seen is not None and before.version != seen:
                raise Moved
            if after.version != before.version:
                await self.answers.save(after, before.version)
            return after

        return await self._run(work)

    async def _run(self, work: Callable[[], Awaitable[CannedAnswer]]) -> CannedAnswer:
        try:
            return await self.transactions.run(work)
        except Moved as error:
            raise Conflict(
                "changed_meanwhile", "Somebody else changed this meanwhile: look again, then save."
            ) from error
        except CodeTaken as error:
            raise InvalidInput("code", "another canned answer has it, in the same language") from error
