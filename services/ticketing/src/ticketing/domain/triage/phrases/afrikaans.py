"""Afrikaans."""

TABLE = """
@nie = nie|niks|nooit|niemand|geen|sonder|sukkel|onmoontlik|kannie
@rek = rekening*|profiel|account|gebruiker*
@adv = advertensie*|adverteer*|produkt*|lys|lyste|inskrywing|item*|advert*|winkel|plasing
@best = bestel*|pakkie*|pakket*|pakk*|aflewering*|goed|goedere|item|produk|skoene|aankoop|koerier|rok|trui
@weg = verwyder*|haal|afhaal|afgehaal|vee|skrap*|delete

[login]
6.5 aanmeld*|inlog*|teken|inteken*|aanteken*|inkom|ingaan|kom|log|inlog|intekening & @rek|@nie|in|kan|wagwoord ;
  wagwoord*|paswoord*|pin|gebruikersnaam|wagword ; @rek & gesluit|geblok*|geslote|oop|ontsluit|opgeskort|geblokkeer|
  gedeaktiveer|sluit ; registr*|regis* & rekening|kan|epos|nie|nuwe ; rekening .. oopmaak|skep ; skep|maak .. rekening
  ; bevestigings*|aktiverings* & epos|kode|skakel|rekening
2.5 inlog|aanmeld ; toegang
8 kan .. nie .. inteken|aanmeld|inlog|inkom ; inteken|aanmeld nie

[verification]
7.5 id|identiteit*|paspoort|dokument*|bewys|rybewys|adresbewys & afgekeur|goedkeur*|verifi*|geverifi*|aanvaar|oplaai|
  opgelaai|gekeur|weier|geweier|wag|adres|stuur ; verifi*|geverifi*|verifieer ; bewys van adres
3.5 identiteit*

[security]
8 gekraak|gehack|hack*|gehek|kuber* ; iemand .. rekening|wagwoord|ingelog|gebruik|gesteel|aangemeld ; gesteel &
  rekening|identiteit|foon|wagwoord|data ; verdagte|onbekende|vreemde|snaakse .. aanmeld*|toestel|epos|e_pos|inlog|
  aktiwiteit|boodskap|bestelling* ; phishing|uitvissing|uitvis* ; vals|valse epos|e_pos|boodskap|sms|webwerf ;
  bestellings .. my naam ; nooit geplaas|gedoen|aangevra ; wagwoord .. verander .. nie|sonder ; my naam &
  nooit|bestel*|iemand ; dit was nie ek
8 iemand .. gebruik|in|toegang .. rekening ; iemand .. my rekening|profiel|wagwoord

[security_help]
6.5 twee stap|faktor ; tweefaktor* ; beskerm|veiliger .. rekening

[profile]
6.5 verander|wysig|opdateer|wissel|verbeter|verander .. adres|naam|van|nommer|selnommer|telefoon*|epos|e_pos|profiel|
  foto|besonderhede|bankbesonderhede|taal ; adres|naam|nommer|epos|besonderhede .. verander|wysig|opdateer ;
  verwyder|maak_toe|sluit|kanselleer|vee_uit .. my rekening|profiel|data ; rekening .. verwyder|toemaak|skrap ;
  nuusbrie*|bemarking|gemorspos|uitteken ; getrek|verhuis
2.5 profiel ; besonderhede

[account_any]
1 rekening|profiel

[create]
7.5 plaas|laai|oplaai|skep|adverteer|publiseer|bylaai|redigeer|wysig|opsit|sit & @adv|foto*|iets|verkoop|prys ;
  verkoop & hoe|wil|kan|iets ; foto* .. laai|oplaai ; adverteer ; nuwe advertensie ; advertensie plaas

[visibility]
7.5 @adv & wys|sien|sigbaar|gevind|vind|soek*|goedgekeur|goedkeuring|verskyn|verdwyn|weg|hangende|wag|keur|afgekeur|
  versteek|soekresultate ; niemand .. sien|kry|vind ; nie sigbaar
7 kan .. advertensie .. nie|soek|kry|vind|sien

[categorisation]
8 kategorie*|afdeling|rubriek|katogorie*

[removal]
7.5 @weg .. @adv ; @adv .. verkoop|af|verwyder|afhaal

[removal_dispute]
9 hoekom|waarom|julle|is|het .. @adv .. verwyder|afgehaal|geskrap|afgevat ; rapporteer|aanmeld ..
  advertensie|verkoper|vals ; gesteel|kopieer|gekopieer|gebruik & foto's|fotos|my_foto*|my_advertensie

[listing_any]
2.5 advertensie*
1 produkte|winkel

[dispute]
8 twee|2|dubbel|dubbeld|drie|tweekeer & gedebiteer|betaal|afgetrek|debiteer|gevra|betaling|gehef|debiet|keer ;
  bedrie*|bedrog|swendel*|skelm*|dief|diewe|steel ; geld .. af|weg|gevat|gesteel|geneem &
  bank*|rekening|nie|verkoper|niks|goedgekeur|sonder|my ; nie goedgekeur|gemagtig .. nie|debiet|betaling|transaksie ;
  ongemagtig*|onbekende .. betaling|transaksie|debiet|aftrekking ; verkoper .. niks|nooit|weier|antwoord|geld ;
  dispuut|dispuute|terugvordering ; vervals*|namaaksel|fake & gekry|gekoop|verkoper ; lee boks|doos|pakkie ; betaal &
  niks|nooit & gekry|ontvang|verkoper
8 twee keer .. gehef|betaal|gevra|gedebiteer ; twee keer & bestelling|betaling|geld

[payment_failure]
8 betaling*|kaart|betaal|kredietkaart|eft & nie_deur|geweier|misluk*|weier|afgekeur|fout|nie_aanvaar*|werk_nie|
  gaan_nie|kan_nie|afgewys|word_geweier|probleem ; kan nie .. betaal ; uitbetaling* & nie|nog|wag|gekry|waar
8 kaart|betaling .. werk|gaan .. nie ; wil betaal nie

[overcharge]
7.5 fooi*|koste|prys|kommissie|rekening|faktuur & ekstra|verkeerd*|te_veel|hoer|meer|onverwag|hoekom|verskil ;
  koepon|kode|afslag|bewys & nie|werk|aanvaar|ongeldig ; te veel gevra|gehef|betaal ; intekening|subskripsie

[billing]
7.5 faktuur|fakture|kwitansie*|btw|belasting*|staat|faktuere ; betaalmetode*|betalingsmetode*|betaalopsies ;
  fooi*|kommissie & hoeveel|wat ; voeg|verander .. kaart|bankbesonderhede ; kan .. betaal met ; afslagkode|koeponkode

[order_status]
7.5 waar|wanneer .. @best ; @best & waar|wanneer|opgedaag|aangekom|gekry|ontvang|laat|vertraag|verlore|weg|status|
  gestuur|afgelewer|wag|stukkend|gebreek|verkeerd*|beskadig*|kom|nog_nie|volg|opspoor ; afgelewer & nie|niks|ontvang ;
  verkeerde|stukkende|gebreekte|beskadigde .. grootte|item|produk|kleur|bestelling|skoene &
  gekry|ontvang|gestuur|afgelewer|is ; niks ontvang|gekry ; nog nie ..
  ontvang|gekry|aangekom|opgedaag|gestuur|afgelewer ; opsporing*|dop|naspoor* ; koerier
2.5 bestelling|pakkie|pakket ; aflewering
6 pakkie|bestelling .. laat|kom|wanneer|waar|weg ; wanneer .. kom ; gebreek|stukkend
8 bestelling|pakkie|item|produk .. beskadig|stukkend|gebreek|weg|verlore

[refund]
8 geld terug ; terugbetal*|terug_betal*|terugbetaal ; stuur|gee|bring|neem .. terug ;
  terugstuur|teruggee|teruggestuur|omruil|ruil|vervang* ; pas nie ; dit pas ; waarborg ; nie soos beskryf|geadverteer
  ; vergoed*
8 geld .. terug* ; terugkry|terughe ; geld & terugkry|terugbetaal|terug
6 stuur|gee terug

[refund_policy]
9 terugbetal*|terugstuur|ruil|terugsending* .. beleid|voorwaardes ; wat is .. beleid

[cancellation]
8 kanselleer*|kanseleer*|gekanselleer*|kanselasie|kansel* ; per_ongeluk|verkeerdelik bestel* ; wil|wou nie meer ; nie
  meer .. he|nodig

[transaction_any]
1 verkoper|koper|betaal|geld|gekoop|bestel

[error]
7.5 fout|fouten|foute|foutboodskap*|foutmelding|error ; knoppie|bladsy|skakel|vorm|mandjie|soek*|prent*|boodskap*|
  filter & werk|nie|fout|wit|leeg|laai|oop ; werk nie ; wit bladsy|skerm ; tegniese probleem|fout

[outage]
9 webwerf|stelsel|werf|webblad|bediener|platform|site .. af|plat|onbereikbaar|van_die_lug|down|dood|aflyn|
  buite_werking ; niks werk ; almal|niemand|kollegas & werk|af|kan|webwerf|stelsel|inkom|plat ; onbereikbaar ;
  webwerf|webblad .. laai|oop .. nie ; onderbreking
8 webwerf|stelsel|webblad is af|plat|stukkend

[performance]
8 stadig* ; vat|neem .. lank|ewig|minute|sekondes .. laai|oop ; laai .. stadig|ewig|lank ; hang|vries

[app]
8 app|toep|toepassing|foon|selfoon|android|iphone & toe|oop|werk|crash*|vries|opdater*|installeer|kennisgewing*|nie|
  hang|val|laai ; gaan .. toe .. foon
2.5 app|toep
8 app .. werk|crash|toe|oop

[inquiry]
7.5 kantoorure|openingstye|ure|besigheidsure|werksure ; lewer|verkoop|stuur|het|aanvaar|doen julle ..
  af|in|na|ook|winkel|internasionaal|namibie|geskenk* ; telefoonnommer|kontaknommer|kontak & julle|wat|hoe|kan|is ;
  vraag|navraag|vrae ; inligting & oor|meer|graag ; hoe werk ; praat .. met|iemand ; waar is julle|kantoor*|winkel ;
  aflewering .. kos|hoeveel|hoe_lank ; geskenk* ; punte|lojaliteit* & hoe|werk ; vakature*|werk_by_julle|vennoot*
1.5 hallo|goeie|dag ; weet
1 hoe|wat|waar|wanneer|watter|kan|lewer
7 hoe laat ; maak .. oop|toe & julle|wanneer|hoe_laat ; oop .. naweek|sondag

[feature_request]
9 sal|sou .. lekker|gaaf|nice|wonderlik|goed|oulik|handig .. wees|as|om ; voorstel|voorstelle|idee|stel_voor ; voeg ..
  by ; donker modus ; kan|kon|moet julle .. byvoeg|bysit|maak|invoer ; wens .. kon|daar ; funksie*|opsie &
  nuwe|byvoeg|kort

[feedback]
8 goeie|uitstekende|swak|slegte|fantastiese|vinnige|puik|vrot|pateties*
  diens|werk|ondersteuning|ondervinding|webwerf|aflewering ; diens .. goed|uitstekend|swak|sleg|vrot|pateties|puik ;
  dankie & baie|diens|hulp|vir|julle|span ; teleurgestel* ; onbeskof*|ongeskik*|onprofessioneel ; klagte|kla &
  diens|agent|oor|teen|personeel ; hou van|baie .. nuwe|webwerf|app ; nooit weer ; tevrede|beindruk* ;
  terugvoer|aanbeveel ; nuwe ontwerp|uitleg

[?asks]
1 hoe|wat|waar|wanneer|watter ; kan ek|julle|mens ; is daar

[?trouble]
1 nie|niks|nooit|niemand|geen|sonder|fout*|geweier|sukkel|hoekom|wag|probleem*|afgekeur
"""
