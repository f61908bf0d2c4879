"""The mechanism that every SayPro service shares."""
