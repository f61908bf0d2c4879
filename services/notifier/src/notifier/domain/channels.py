"""The ways in which a person can be told something."""

from typing import Final, Literal, get_args

Channel = Literal["in_app", "push", "email", "sms", "webhook"]
IN_APP: Final = "in_app"
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
