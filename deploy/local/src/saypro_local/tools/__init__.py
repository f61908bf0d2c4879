"""Commands that look into a running stack, or feed it."""
