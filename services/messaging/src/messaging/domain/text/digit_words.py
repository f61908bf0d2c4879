"""The words for digits, tens and hundreds, in the languages of the marketplace, folded as texts are."""

import re

from messaging.domain.text.folding import fold

_BY_VALUE = """
0 zero zro oh nought null nul zéro cero nulla nolla iqanda ziro uziro sifuri sıfır ноль
1 one won wun ein eins eine un une uno um uma een één kunye yksi jeden moja bir один
2 two zwei zwo deux dos dois duas due twee kubili kaksi dwa mbili iki два
3 three thre tree drei trois tres três tre drie kuthathu kolme trzy tatu üç три
4 four vier quatre cuatro quatro quattro kune neljä cztery nne dört четыре
5 five fiv fünf fuenf cinq cinco cinque vyf vijf kuhlanu viisi pięć tano beş пять
6 six sechs seis sei meia ses zes isithupha kuusi sześć sita altı шесть
7 seven sevn sieben sept siete sete sette sewe zeven isikhombisa seitsemän siedem saba yedi семь
8 eight ate acht huit ocho oito otto agt isishiyagalombili kahdeksan osiem nane sekiz восемь
9 nine nin niner neun neuf nueve nove nege negen isishiyagalolunye yhdeksän dziewięć tisa dokuz девять
10 ten zehn dix diez dez dieci tien dziesięć kumi десять
11 eleven elf onze once undici jedenaście одиннадцать
12 twelve zwölf zwoelf douze doce doze dodici twaalf двенадцать
13 thirteen dreizehn treize trece treze tredici dertien тринадцать
14 fourteen vierzehn quatorze catorce quattordici veertien четырнадцать
15 fifteen fünfzehn quinze quince quindici vyftien vijftien пятнадцать
16 sixteen sechzehn seize dieciséis dezesseis dezasseis sedici sestien zestien шестнадцать
17 seventeen siebzehn diecisiete dezessete dezassete diciassette sewentien zeventien семнадцать
18 eighteen achtzehn dieciocho dezoito diciotto agtien achttien восемнадцать
19 nineteen neunzehn diecinueve dezenove dezanove diciannove negentien девятнадцать
20 twenty zwanzig vingt veinte vinte venti twintig dwadzieścia ishirini yirmi двадцать dvacet dvadeset tjugo húsz
20 douăzeci είκοσι tyve
21 veintiuno ventuno
28 ventotto
30 thirty dreissig trente treinta trinta trenta dertig trzydzieści thelathini otuz тридцать třicet trideset trettio
30 tredive harminc treizeci τριάντα
40 forty fourty vierzig quarante cuarenta quarenta quaranta veertig czterdzieści arobaini kırk сорок čtyřicet fyrtio
40 fyrre četrdeset negyven patruzeci σαράντα
50 fifty fünfzig fuenfzig cinquante cincuenta cinquenta cinquanta vyftig vijftig pięćdziesiąt hamsini elli пятьдесят
50 halvtreds padesát pedeset femtio ötven cincizeci πενήντα
60 sixty sechzig soixante sesenta sessenta sessanta sestig zestig sześćdziesiąt sitini altmış шестьдесят šedesát
60 šezdeset sextio hatvan șaizeci εξήντα
70 seventy siebzig setenta septante settanta sewentig zeventig siedemdziesiąt sabini yetmiş семьдесят sedmdesát
70 halvfjerds sedamdeset sjuttio hetven șaptezeci εβδομήντα
80 eighty achtzig ochenta oitenta huitante ottanta tagtig tachtig osiemdziesiąt themanini seksen восемьдесят
80 firs osmdesát osamdeset åttio nyolcvan optzeci ογδόντα
90 ninety neunzig noventa nonante novanta negentig dziewięćdziesiąt tisini doksan девяносто devadesát devedeset
90 halvfems nittio kilencven nouăzeci ενενήντα
100 сто ciento sto
200 двести doscientos doscientas duzentos duzentas dwieście
300 триста trescientos trescientas trezentos trezentas trzysta
400 четыреста cuatrocientos cuatrocientas quatrocentos quatrocentas czterysta
500 пятьсот quinientos quinientas quinhentos quinhentas pięćset
600 шестьсот seiscientos seiscientas seiscentos seiscentas sześćset
700 семьсот setecientos setecientas setecentos setecentas siedemset
800 восемьсот ochocientos ochocientas oitocentos oitocentas osiemset
900 девятьсот novecientos novecientas novecentos novecentas dziewięćset
"""
#: From nought to nine, with "/" between words for the same; "~" before what is also a plain word of some language.
_BY_LANGUAGE = """
en zero/oh/~o one two three four five six seven eight nine
sv noll ett två tre fyra fem ~sex sju åtta nio
da nul et ~to tre ~fire fem seks syv otte ~ni
no null en/ett ~to tre ~fire fem seks sju/syv åtte ~ni
is núll einn tveir þrír fjórir fimm ~sex sjö átta níu
cs nula jedna/jedno dva/dvě tři čtyři ~pět šest sedm osm devět
sk nula jeden/jedna dva/dve ~tri štyri päť šesť sedem osem deväť
sr nula jedan dva ~tri četiri ~pet šest sedam osam devet
sl nič ena dve ~tri štiri ~pet šest sedem osem devet
uk нуль один два три чотири пять шість сім вісім девять
bg нула едно две три четири пет шест седем осем девет
hu nulla egy két/kettő három négy ~öt ~hat ~hét nyolc kilenc
ro zero unu doi/două trei patru cinci șase șapte ~opt nouă
el μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννιά/εννέα
id nol/kosong satu dua tiga empat lima enam tujuh delapan/lapan sembilan
tl sero isa dalawa tatlo apat lima anim pito walo siyam
vi không ~một ~hai ~ba ~bốn/~tư ~năm/~lăm ~sáu bảy/bẩy/~bay tám chín
hi zero/shunya ~ek ~do ~teen/~tin ~char/chaar paanch/panch chhe/~che/chhah saat/~sat aath/~ath nau
hi शून्य/ज़ीरो/जीरो एक दो तीन चार पाँच/पांच छह/छः/छे सात आठ नौ
mr शून्य एक दोन तीन चार पाच सहा सात आठ नऊ
bn শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়
ta பூஜ்யம் ஒன்று இரண்டு மூன்று நான்கு ஐந்து ஆறு ஏழு எட்டு ஒன்பது
ur صفر ایک دو تین چار پانچ چھ/چھے سات آٹھ ~نو
fa صفر یک دو سه چهار پنج شش/شیش هفت هشت ~نه
ar صفر واحد اثنين/اثنان/اتنين ثلاثة/ثلاث/تلاتة أربعة/اربعة/اربع خمسة/خمس ستة/~ست سبعة/سبع ثمانية/ثمان/تمنية تسعة/تسع
he אפס אחת/אחד שתיים/שניים/שתים שלוש/שלושה ארבע/ארבעה חמש/חמישה שש/שישה שבע/שבעה שמונה תשע/תשעה
am ዜሮ አንድ ሁለት ሶስት/ሦስት አራት አምስት ስድስት ሰባት ስምንት ዘጠኝ
zu iqanda kunye kubili kuthathu kune kuhlanu isithupha isikhombisa isishiyagalombili isishiyagalolunye
zu uziro okukodwa isibili isithathu isine isihlanu isithupha isikhombisa isishiyagalombili isishiyagalolunye
xh unothi inye zimbini zintathu zine zintlanu zintandathu isixhenxe isibhozo ithoba
xh qanda ~nye mbini ntathu ~ne ntlanu ntandathu xhenxe bhozo thoba
st lefela ~nngwe pedi tharo ~nne hlano tshelela/tshelela ~supa robedi robong
tn lefela ~nngwe pedi tharo ~nne tlhano thataro ~supa robedi robong
sn ziro motsi/potsi piri tatu ~ina shanu tanhatu nomwe ~sere pfumbamwe
sw sifuri moja mbili tatu nne tano sita saba nane tisa
ha sifili ɗaya/daya biyu ~uku huɗu/hudu biyar shida bakwai takwas ~tara
yo odo/ódo ọkan/okan eji/meji ẹta/meta ẹrin/merin arun/marun ẹfa/mefa eje/meje ẹjọ/mejo ẹsan/mesan
ig efu otu abụọ/abuo atọ/~ato anọ/~ano ise isii asaa asatọ/asato itoolu
so eber kow laba saddex afar ~shan ~lix toddoba sideed sagaal
fi nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän
tr sıfır bir iki üç dört beş altı yedi sekiz dokuz ~on
"""
#: Numerals of scripts without spaces, one for each digit.
_NUMERALS = """
零一二三四五六七八九
〇幺二三四五六七八九
零壹贰叁肆伍陆柒捌玖
공일이삼사오육칠팔구
영일이삼사오육칠팔구
ゼロ いち に さん よん ご ろく なな はち きゅう
ぜろ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ
ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า
"""


def _by_language() -> list[list[list[str]]]:
    """The words of each language by digit, as they are written in the table."""
    return [[column.split("/") for column in line.split()[1:]] for line in _BY_LANGUAGE.strip().splitlines()]


def _folded(word: str) -> str:
    return fold(word.lstrip("~")).lower


VALUES: dict[str, int] = {
    _folded(word): value for language in _by_language() for value, words in enumerate(language) for word in words
} | {_folded(word): int(line.split()[0]) for line in _BY_VALUE.strip().splitlines() for word in line.split()[1:]}
#: Words that are also plain words of a language, with the number words that one of must stand beside them.
PLAIN: dict[str, frozenset[str]] = {
    _folded(word): frozenset(
        _folded(own)
        for language in _by_language()
        if any(word in words for words in language)
        for column in language
        for own in column
    )
    for word in re.findall(r"~[^\s/]+", _BY_LANGUAGE)
}
NUMERALS: dict[str, str] = {
    _folded(numeral): str(digit)
    for line in _NUMERALS.strip().splitlines()
    for digit, numeral in enumerate(line.split() if " " in line else line)
}
#: Those that are a number however few stand together.
SIGNS = frozenset(_folded(sign) for line in _NUMERALS.strip().splitlines() if " " not in line for sign in line)
#: After a digit they make it a hundred: "nine hundred", "six cent".
HUNDREDS = frozenset(
    _folded(word)
    for word in ("hundred", "hundert", "honderd", "cent", "cents", "cento", "cem", "yüz", "százas", "sata")
)
