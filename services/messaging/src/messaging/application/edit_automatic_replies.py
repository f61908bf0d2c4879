"""Show and change what is answered automatically: sellers their own, staff the support team's (REQ M-05)."""

from dataclasses import dataclass, replace

from messaging.application.ports import Moved, ReplySettingsRepository, Transactions
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, NotAllowed
from messaging.domain.permissions import Role
from messaging.domain.reply_settings import SUPPORT_TEAM, ReplySettings, checked, owned_by


@dataclass(frozen=True, slots=True)
class EditAutomaticReplies:
    """Whoever saves says which version they have seen: of two who edit at once, one is told."""

    transactions: Transactions
    settings: ReplySettingsRepository

    async def show(self, person: Person, *, team: bool, zone: str) -> ReplySettings:
        """The settings of the person, or the team's; `zone` is for those that were never saved. Raises NotAllowed."""
        owner = _owner(person, team=team)
        return await self.settings.get(owner) or ReplySettings(owner=owner, zone=zone)

    async def save(self, person: Person, wanted: ReplySettings, *, team: bool) -> ReplySettings:
        """Replace all of them; `wanted.version` is the one that was seen. Raises NotAllowed, InvalidInput, Conflict."""
        tidy = checked(replace(wanted, owner=_owner(person, team=team)))

        async def work() -> ReplySettings:
            await self.settings.save(tidy)
            return replace(tidy, version=tidy.version + 1)

        try:
            return await self.transactions.run(work)
        except Moved as error:
            raise Conflict(
                "changed_meanwhile", "Somebody else changed these meanwhile: look again, then save."
            ) from error


def _owner(person: Person, *, team: bool) -> str:
    if team:
        if not person.is_staff:
            raise NotAllowed("not_allowed", "Only the staff set up what the support team answers.")
        return SUPPORT_TEAM
    if Role.SELLER not in person.roles:
        raise NotAllowed("not_allowed", "Automatic replies are for sellers.")
    return owned_by(person.user_id)
