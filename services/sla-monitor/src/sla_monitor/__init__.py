"""Service-level clocks, calendars, warnings and breaches."""
