"""Whom each event type concerns; one file per entity."""
