"""What the notifier does: one use case per file."""
