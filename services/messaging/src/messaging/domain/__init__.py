"""The rules of conversations: pure values and functions; `now`, ids and names are arguments."""
