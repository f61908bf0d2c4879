"""The fault laboratory: real services on a real broker and database, struck at named moments, then reconciled."""
