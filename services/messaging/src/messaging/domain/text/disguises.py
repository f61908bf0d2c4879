"""Names of services with a letter changed, doubled or set apart: "wh4tsapp", "tele gram", "paypa1"."""

import re
from collections.abc import Iterator

from messaging.domain.text.folding import fold

MESSENGERS = (
    r"(?:w+h?[a4@]+t+['’]?[s5z]*[\s.\-_]?[a4@]+p+[s5z]?|wh[a4]ts\s?up app|wats\s?app?|wass?app?|whats?\s?aap"
    r"|t[e3][l1]e?\s?gr[a4@]m+|we\s?ch[a4]t|weixin|v[i1]ber|sn[a4]p\s?ch[a4]t|[i1]n[s5]t[a4]gr[a4@]m+|insta|tik\s?tok"
    r"|kakao(?:talk)?|zalo|threema|kik|d[i1]sc[o0]rd|skype|facetime|google\s?(?:chat|meet)"
    r"|hangouts|imessage|botim)"
)
#: Services as their own scripts write them, folded as texts are.
NATIVE = fold(
    "[+加]微|微信号?|威信|薇信|v信|телеграмм?|телега|вайбер|в[ао]тсап|инстаграм|инста|ライン|インスタ|카카오톡|카톡|텔레그램|인스타"
    "|واتساب|تلغرام|تليجرام|انستا"
).lower
_IDEAS = {
    "messenger": MESSENGERS,
    "ownable": r"p+[a4@]y+\s?p[a4@][l1i!]|pay\s?pall",
    "between": r"v[e3]nm[o0]|c[a4]sh\s?app|z[e3]ll[e3]",
}

_NAMES = "|".join(rf"(?P<{idea}>{names})" for idea, names in _IDEAS.items())
_WHOLE = re.compile(rf"(?<![a-z0-9])(?:{_NAMES})(?![a-z0-9])")


def disguised_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and idea of each name of a service in a folded text, disguised or not."""
    for found in _WHOLE.finditer(text):
        yield found.start(), found.end(), found.lastgroup or ""
