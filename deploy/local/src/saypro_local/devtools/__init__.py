"""One process for what only the local stack has: the SMTP receiver, the mail page, the development sign-in."""
