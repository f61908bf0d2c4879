"""Mail of the local stack: an SMTP receiver that keeps everything, and a page that shows it."""
