"""Pieces of patterns for host names, also spelt out or broken up."""

from collections.abc import Collection

from messaging.domain.text.folding import fold

#: Ends of domain names that are no words people put after a full stop.
TLD = (
    "com|net|org|biz|info|xyz|dev|io|tv|ru|cn|uk|de|fr|es|pt|br|nl|fi|pl|ch|eu|za|ng|ke|co|gh|zw|na|bw|mz|ao|mx|ar|cl"
    "|jp|kr|au|nz|ca|tr|ro|cz|gr|hu|africa|capetown|durban|joburg|gmbh|berlin"
)
#: These are also words, so the name before them must look like one, or something must say that a site follows.
WORDY_TLD = (
    "shop|store|online|site|club|top|app|link|live|website|tech|market|email|test|example|agency|fashion|shoes"
    "|furniture|jewelry|clothing|boutique|gallery|gifts|toys|bike|kitchen|garden|parts|auto|bar|wine|coffee|kids|baby"
    "|group|team|company|solutions|services|center|space|fun|vip|pro|bio|ink|pub|fit|style|works|rocks"
    "|deals|sale|studio|art|design|photo|photos|cafe|life|world|blog"
)
#: These are so common that only a path, a scheme or `www.` tells.
SHORT_TLD = (
    "me|it|in|is|to|at|so|my|be|no|la|ly|ee|gl|gg|cc|ai|id|am|page|im|se|dk|do"
    "|gle|goo|ws|sh|gd|tk|ml|ga|cf|gq|st|vc|bz|fm|tc|re|ms|ie|by|kz|ua|th|vn|sg|hk|tw|pk|bd|lk|us|ph"
)
_DOT_WORD = "dot|d0t|punkt|point|punto|ponto|punt|kolon|kolletjie|kropka|nokta|tecka|bodka|pont|piste|" + (
    fold("точка|крапка|τελεία|נקודה|ドット|نقطة").lower
)
SAID_DOT = rf"(?:\s*[(\[{{<]\s*(?:{_DOT_WORD}|\.)\s*[)\]}}>]\s*|\s+(?:{_DOT_WORD})\s+|_dot_|-dot-)"
DOT = rf"(?:{SAID_DOT}|\s?\.\s?)"
LABEL = r"[a-z0-9][a-z0-9\-]{0,40}"
_OWN = "saypro"


def is_own(host: str, own: Collection[str] = ()) -> bool:
    """The platform's own domain: one of `own` or below it, or of the name of ours ("help.saypro.online")."""
    if any(f".{host.replace('@', '.')}".endswith(f".{one}") for one in own):
        return True
    labels = host.replace("@", ".").split(".")
    suffix = 2 if len(labels) > 2 and labels[-2] in {"co", "com", "org"} else 1
    return len(labels) > suffix and labels[-1 - suffix] == _OWN
