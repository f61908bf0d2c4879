"""What people write, by language: plain tables that `lexicon` reads. The notation is described there."""

_PLAIN = """
    avais battle bland blanket boarder border bother bottle bound bracelet brand brauchen bride brother
    captain carpet carton carts cattle cause chaque charger chave cinco class clause climb coche coder
    companies continue conversations copper cotton could count country county couple cricket crime cross
    curtain daughters dealt diese dress drive eight einer estar estava father feather fight first flight
    folder found fountain frame glass grand grass great heard heart height holder horse insta jours lasted
    leads leather lesson light listed listen litre main march master matin matter meine meinen meiner metres
    might minha minhas minus mode model mother mountain mouth necklace negro night north noticed older other
    others paint paper papers pasaron pesos plain plane planned plate pocket point poison ponto poster pound
    pride prime prison prize proches proper punkt punkte quiet quite right rocket round season sechs seiten
    serial seule seven sewing share sheet shelf shell shirt shirts short should siete sight smooth sound
    south sport standard stated stays steam stick style suchen sule summer sweet table tables tasted taxes
    tested testing thats their these theyre think those though thought title tooth treat trick truth turns
    tyres waist weather weder weight were wheat where while whole winter world worth would yours youth
"""

#: Words that are spelt right though a table knows a neighbour of theirs, so that spelling leaves them alone.
PLAIN_WORDS: frozenset[str] = frozenset(_PLAIN.split())
