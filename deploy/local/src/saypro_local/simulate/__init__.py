"""A believable marketplace at work: the same seed gives the same events."""
