"""What can be done with conversations: one use case a file."""
