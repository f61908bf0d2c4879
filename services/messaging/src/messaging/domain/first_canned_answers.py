"""The canned answers that a new installation begins with. Staff change or delete them like their own."""

from messaging.domain.canned_answers import Wording

FIRST = (
    Wording(
        title="Greeting",
        code="hello",
        text="Hello {customer_name},\n\n"
        "thank you for writing to us. I am {agent_name}, and I am looking into this now.",
    ),
    Wording(
        title="Where the order is",
        code="where",
        text="Hello {customer_name},\n\n"
        "I have asked the carrier where your order {order_number} is. "
        "You hear from me as soon as they answer, by tomorrow at the latest.",
    ),
    Wording(
        title="Refund started",
        code="refund",
        text="Hello {customer_name},\n\n"
        "the refund for your order {order_number} is on its way. "
        "It goes back the way you paid; most banks show it within five working days.",
    ),
    Wording(
        title="More details needed",
        code="details",
        text="Hello {customer_name},\n\n"
        "to get this right I need a little more from you:\n"
        "- what did you do,\n"
        "- what did you expect,\n"
        "- what happened instead?\n\n"
        "An error message, word for word, helps most of all.",
    ),
    Wording(
        title="Still working on it",
        code="update",
        text="Hello {customer_name},\n\n"
        "this is to let you know that I am still on it, and have not forgotten you. "
        "I will write again by tomorrow, whether or not there is news.",
    ),
    Wording(
        title="Solved, and what if not",
        code="solved",
        text="Hello {customer_name},\n\n"
        "I believe that this is solved now. If anything is left, just answer here: "
        "your request {ticket_number} opens again by itself.\n\n"
        "All the best\n{agent_name}",
    ),
)
