"""Every event, each person's preferences, the channel they chose."""
