"""What people call the metrics, and what each promises."""

METRIC_WORDS = {
    "first_response": "First answer",
    "next_response": "Next answer",
    "resolution": "Solution",
    "update": "Update",
}
METRIC_MEANINGS = {
    "first_response": "From the inquiry to the first answer of a person.",
    "next_response": "From the customer's next message to the answer to it.",
    "resolution": "From the inquiry, or its reopening, to the solution.",
    "update": "While the ticket is open: from one message of ours to the customer to the next.",
}
