"""The read model of people follows account events; an erased person is forgotten here, and that is answered (P-06)."""

from dataclasses import dataclass
from typing import Any, Protocol

from chassis.clock import Now
from chassis.unit_of_work import publish
from notifier.application.announce import SOURCE
from notifier.application.ports import SummaryTimers
from notifier.domain.monthly_summary import next_summary
from notifier.domain.person import Person, stranger
from saypro_events import Event, encode, new_event
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated

SERVICE = "notifier"


class Profiles(Protocol):
    """Where profiles are kept."""

    async def one(self, user_id: str) -> Person | None:
        """One person, if known."""
        ...

    async def replace_profile(self, user_id: str, profile: dict[str, Any]) -> None:
        """What the accounts service says now."""
        ...

    async def erase(self, user_id: str) -> None:
        """Forget all that is personal."""
        ...


class PersonalDeliveries(Protocol):
    """What was told to people."""

    async def forget_person(self, user_id: str) -> int:
        """Take what is personal out of it; how many deliveries were concerned."""
        ...

    async def count_of(self, user_id: str) -> int:
        """How many deliveries to a person are kept."""
        ...


class PersonalActivity(Protocol):
    """What happened to people, kept for their monthly summaries."""

    async def forget(self, user_id: str) -> int:
        """Remove it; how much there was."""
        ...

    async def count_of(self, user_id: str) -> int:
        """How much is kept of a person."""
        ...


@dataclass(frozen=True)
class KeepPeople:
    """Follows `user.updated` and `user.erased`."""

    profiles: Profiles
    deliveries: PersonalDeliveries
    activity: PersonalActivity
    summaries: SummaryTimers
    now: Now

    async def update(self, event: Event[UserUpdated]) -> None:
        """Replace what was known of the person; one who was erased is not brought back.

        The first time, their monthly summary gets its timer. It is never moved from here: it might be due just now.
        """
        user = event.data
        known = await self.profiles.one(user.user_id)
        if known is not None and known.recipient.erased:
            return
        await self.profiles.replace_profile(
            user.user_id,
            {
                "name": user.display_name,
                "email": user.email.address if user.email else None,
                "locale": user.locale,
                "timezone": user.timezone,
                "country": user.country,
                "roles": [role.value for role in user.roles],
                "tier": user.tier,
                "attributes": user.attributes,
                "marketing_consent": user.marketing_consent is not None and user.marketing_consent.granted,
                "summarised": True,
            },
        )
        if known is None or not known.summarised:
            person = await self.profiles.one(user.user_id) or stranger(user.user_id)
            await self.summaries.set({user.user_id: next_summary(self.now(), person.timezone)})

    async def erase(self, event: Event[UserErased]) -> None:
        """Forget the person, in what is known and in what was told, and say so."""
        user_id = event.data.user_id
        now = self.now()
        known = await self.profiles.one(user_id)
        await self.profiles.erase(user_id)
        await self.summaries.set({user_id: None})
        happened = await self.activity.forget(user_id)
        told = await self.deliveries.forget_person(user_id)
        answer = UserDataErased(
            user_id=user_id,
            request_id=event.data.request_id,
            service=SERVICE,
            counts={"people": int(known is not None), "deliveries": told, "activity": happened},
            erased_at=now,
        )
        publish(encode(new_event(answer, id=f"{event.id}-{SERVICE}", time=now, source=SOURCE, cause=event)))

    async def export(self, event: Event[UserExportRequested]) -> None:
        """Say what is held of the person. They read all of it on their own pages, so no copy is made."""
        user_id, now = event.data.user_id, self.now()
        known = await self.profiles.one(user_id)
        answer = UserDataExported(
            user_id=user_id,
            request_id=event.data.request_id,
            service=SERVICE,
            counts={
                "people": int(known is not None),
                "deliveries": await self.deliveries.count_of(user_id),
                "activity": await self.activity.count_of(user_id),
            },
            exported_at=now,
        )
        publish(encode(new_event(answer, id=f"{event.id}-{SERVICE}", time=now, source=SOURCE, cause=event)))
