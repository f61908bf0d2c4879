"""From one handler per event type to one handler for a batch."""

from collections.abc import Sequence

from chassis.errors import EventFailed, is_transient, outlived_transaction
from chassis.records import Event, Handle, Handlers


def each(handlers: Handlers) -> Handle:
    """A batch handler that passes each event to the handler of its type, in order; other types are not its business.

    A handler that raises is blamed by event, unless the surroundings failed (then the whole batch is tried again).
    """

    async def handle(events: Sequence[Event]) -> None:
        for event in events:
            handler = handlers.get(event.type)
            if handler is None:
                continue
            try:
                await handler(event)
            except EventFailed:
                raise
            except Exception as error:
                if is_transient(error) or outlived_transaction(error):
                    raise
                raise EventFailed(event.id, error) from error

    return handle
