"""What can stop the local stack, in words that say what to do."""


class CannotStart(Exception):
    """Something outside our control is missing, busy or wrong; the message is one line that says what to do."""
