"""Who is told what, on which channel and when: pure code, no I/O, no clock."""
