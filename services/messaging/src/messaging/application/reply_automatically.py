"""Answer a customer's message by itself, where somebody has set that up (REQ M-05)."""

from dataclasses import dataclass

from messaging.application.ports import ReplySettingsRepository
from messaging.domain.changes import Change, Said
from messaging.domain.conversation import Conversation
from messaging.domain.reply_settings import answer, answering


@dataclass(frozen=True, slots=True)
class ReplyAutomatically:
    """Runs inside the transaction of the message: both are kept, or neither, so that no retry answers again."""

    settings: ReplySettingsRepository

    async def __call__(self, after: Conversation, made: tuple[Change, ...], locale: str) -> tuple[Change, ...]:
        """Give what follows `made`, which has led to `after`: the reply to the message in it, if one is due."""
        said = next((change for change in made if isinstance(change, Said)), None)
        asked = answering(after, said) if said else None
        if said is None or asked is None:
            return ()
        owner, speaker = asked
        settings = await self.settings.recent(owner)
        return () if settings is None else answer(after, said, settings, speaker, locale)
