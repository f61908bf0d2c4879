"""What a conversation shows: its own messages, those of the ones merged into it, those split off another."""

from collections.abc import Awaitable, Callable

from messaging.domain.conversation import Conversation
from messaging.domain.joining import Span, spans

Get = Callable[[str], Awaitable[Conversation | None]]


async def shown_spans(conversation: Conversation, get: Get) -> tuple[Span, ...]:
    """List it. Merged conversations may have merged others before."""
    family: dict[str, Conversation] = {}
    waiting = list(conversation.absorbed)
    while waiting:
        found = await get(waiting.pop())
        if found is not None:
            family[found.id] = found
            waiting.extend(found.absorbed)
    return spans(conversation, family.__getitem__)
