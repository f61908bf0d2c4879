"""The outside as this service reaches it, by technology."""
