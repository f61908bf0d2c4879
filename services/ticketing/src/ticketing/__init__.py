"""Tickets, escalation, help centre and surveys."""
