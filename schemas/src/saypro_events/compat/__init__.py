"""Whether today's contracts and those of every release still understand each other."""
