"""Guesses which languages a text is written in, so that a word of one is not taken for a word of another."""

from collections.abc import Sequence

from ticketing.domain.triage.tokens import Token, simplify

#: Small words that nearly every sentence has. A `*` ends a beginning.
_MARKERS = {
    "en": """
        the i my is it to and a of in not for you your on was have has this that but what how why cant dont
        when with be are do does can me they we an he she where please get got would like want need hi hello
        no still from or at been will im ur pls u again thanks just all so there order account site up out
    """,
    "de": """
        ich mein meine meinen meinem meiner der das und ist nicht ein eine einen zu auf mit wie wo warum
        bitte sie ihr wird wurde habe hat fur von den dem es im kann noch immer mehr keine kein bei nach
        seit sich wann wenn oder ihre auch wieso komme will mochte haben sind ware aber obwohl uber guten
    """,
    "fr": """
        je mon ma mes le la les un une et est pas de du des que qui ne pour sur avec vous votre vos nous ce
        ca j n d l au aux ai ete comment pourquoi quand mais ou il elle on suis plus svp bonjour toujours
        depuis cette
    """,
    "es": """
        el la los las un una mi mis no que de y en por para con se me es lo le como porque cuando donde pero
        ya esta este su yo tengo quiero puedo ha han del al hace favor hola muy fue hay cual sin desde nadie
        todavia
    """,
    "pt": """
        o a os as um uma meu minha meus minhas nao que de e em por para com se me eu voces voce como porque
        quando onde mas ja esta este seu tenho quero consigo foi do da no na ao pelo pela muito ainda sem
        fui gostaria ola pra cade
    """,
    "af": """
        die ek my is nie het en van vir dit om te kan julle wat hoe hoekom waar asseblief asb op by met was
        sal word nog niks wil ons hy sy al as maar n gaan baie daar
    """,
    "zu": """
        ungi* umth* ubu* kwi* iphas* inkok* imal* ikhad* isikh* iwebh* angikw* niya*
        ngi* uku* ku yami lami wami sami zami kwami ami sen* angi* ayi* ngic* nga* nge* uma kungani iphi
        lutho kakhulu yini yenu lenu ungu* wa* umuntu ni* isi* izi* umu* aka* ali* namanje bonke oda
    """,
    "fi": """
        en ei on ja minun mun tilini miten missa milloin miksi olen ole voi kun etta se eika mutta jos
        minulta haluan saan tai kiitos viela vielakaan ovat onko voisi mita olisi
    """,
}
_FOREIGN = 0.25
#: Without any small word ("Paiement impossible") every language is possible, English likeliest.
_UNSURE = 0.9
_ENGLISH_LOAN = 0.6
#: isiZulu is looked up by parts of words, which other languages contain by chance: it needs its own markers.
_BY_MARKERS_ONLY = frozenset({"zu"})


def _compile(markers: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = [(simplify(m.rstrip("*")), m.endswith("*")) for m in markers.split()]
    return frozenset(w for w, stem in words if not stem), tuple(w for w, stem in words if stem)


_TABLES = {language: _compile(markers) for language, markers in _MARKERS.items()}


def language_weights(tokens: Sequence[Token], locale: str | None) -> dict[str, float]:
    """How far to trust the phrases of each language, 0..1.

    locale: what the user's profile says ("en-ZA"); people also write in other languages, so it only breaks ties.
    """
    own = (locale or "").replace("_", "-").partition("-")[0].lower()
    counts = {language: _count(tokens, *table) + (0.5 if language == own else 0) for language, table in _TABLES.items()}
    most = max(counts.values())
    weights = {}
    for language, count in counts.items():
        if language in _BY_MARKERS_ONLY and count < max(1, most * 0.6):
            weights[language] = 0.0
        elif most == 0:
            weights[language] = 1.0 if language == "en" else _UNSURE
        elif count >= most * 0.6:
            weights[language] = 1.0
        else:
            weights[language] = _ENGLISH_LOAN if language == "en" else _FOREIGN
    return weights


def _count(tokens: Sequence[Token], words: frozenset[str], stems: tuple[str, ...]) -> int:
    return sum(1 for t in tokens if t.form in words or (stems and len(t.form) > 3 and t.form.startswith(stems)))
