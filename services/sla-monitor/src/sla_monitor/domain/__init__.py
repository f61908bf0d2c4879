"""When an answer is due: pure rules. Times are aware UTC datetimes; `now` and ids are arguments."""
