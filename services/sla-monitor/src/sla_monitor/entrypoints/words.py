"""What people call the metrics."""

METRIC_WORDS = {
    "first_response": "First answer",
    "next_response": "Next answer",
    "resolution": "Solution",
    "update": "Update",
}
