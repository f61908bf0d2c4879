"""German."""

TABLE = """
@nicht = nicht|nich|nie|kein|keine|keinen|keiner|keinerlei|nix|nichts|ohne|unmoglich|niemand
@konto = konto|account|accounts|profil|kundenkonto|benutzerkonto|zugang|verkauferkonto|nutzerkonto|kontos|akaunt|
  acount
@anzeige = anzeige*|inserat*|angebot*|artikel*|annonce*|auktion*|kleinanzeige*|produkt*|shop
@bestell = bestell*|bestel*|paket*|sendung*|lieferung*|ware|waren|packchen|packet*|artikel|auftrag*|kauf
@geld = geld|betrag|zahlung*|euro|kaufpreis
@weg = losch*|geloscht|entfern*|entfernt|rausnehm*|nehmen|nimm|rausgenommen|runternehmen|gesperrt

[login]
6 @nicht .. einlog*|anmeld*|einzulog*|anzumelden|eingeloggt|angemeldet|login|log ; einlog*|anmeld*|login .. @nicht ;
  komme .. @nicht .. rein|konto|account|hinein ; rein|hinein|zugriff|zugang|zugreifen & konto|account|profil &
  @nicht|mehr|gesperrt|verloren ; passwor*|kennwor*|paswor*|zugangsdaten|benutzername*|pin & vergess*|falsch*|zuruck*|
  reset|ungultig|neu*|funktion*|verloren|@nicht|akzeptiert|setz*
6 @konto & gesperrt|sperr*|blockiert|entsperr*|deaktiviert|freischalt*|freigeschaltet|suspendiert|eingefroren ;
  bestatigungs*|aktivierungs*|verifizierungs*|registrierungs* & mail|link|code|email|@nicht|bekommen|@konto ;
  registrier*|regist* ; bestatigungslink|bestatigungsmail|aktivierungslink|bestatigungscode ; konto|account &
  erstell*|anlegen|eroffn*|anzulegen|erstell*|neues ; ausgesperrt|ausgelog*|abgemeldet ; code|sms|tan|2fa &
  anmeld*|einlog*|login|kommt|bekomm*|erhalt*
4 anmeld*|einlog*|login ; passwor*|kennwort ; zugangsdaten ; zugang
4 code|sms|bestatigung* & nicht|kommt|erhalten|bekommen|bekomme ; klappt|geht|funktioniert nicht &
  einlog*|anmeld*|login|konto|passwort ; konto|account & zugreifen|zugang|nicht|rein
2 registrier* ; konto
7 passwort|kennwort .. nicht|falsch|ungultig|funktion* ; ausgeloggt|abgemeldet|rausgeworfen ; nicht anmelden|einloggen
6 konto|account gesperrt|blockiert|deaktiviert

[verification]
7 ausweis*|personalausweis|reisepass|pass|fuhrerschein|gewerbeschein|dokument*|unterlagen|nachweis*|identitat*|selfie|
  gewerbe* & abgelehnt|pruf*|geprüft|verifiz*|akzept*|hochgelad*|hochlad*|eingereicht|anerkannt|gultig|freischalt*|
  warte*|nachweis|bestatig* ; verifiz* ; verifikation ; adressnachweis|identitatsnachweis|ausweiskopie ; identitat ..
  bestatig*|pruf* ; freischaltung als verkaufer* ; pruf* .. dokument*|unterlagen ; welche
  dokumente|unterlagen|nachweise
4 ausweis*|personalausweis ; identitat* ; freischaltung
2 verifi* ; unterlagen ; nachweis

[security]
8 gehack*|hack*|gehakt|gehackt ; phishing* ; missbrauch*|identitatsdiebstahl|datenleck|datenpanne|sicherheitslucke ;
  jemand|fremde*|unbekannte*|dritte*|wer .. eingelog*|zugriff|passwor*|mein|meinem|geandert|ubernommen|angemeldet|
  bestellt ; fremd*|unbekannt*|verdachtig*|komisch*|seltsam* .. login*|gerat*|anmeld*|zugriff*|mail*|email*|
  aktivitat*|standort|sitzung ; gefalscht*|fake|falsche mail|email|nachricht|sms|seite|webseite|profil ;
  passwor*|email|mailadresse & geandert & @nicht|jemand|ich ; war ich nicht ; ich|das .. war .. nicht &
  login|anmeld*|passwor*|eingelog*|gerat
6 gestohlen|geklaut & konto|account|daten|handy|zugangsdaten|identitat|profil ; meinem namen &
  bestellt|verkauft|jemand|bestellungen|ihrem ; ihrem|eurem namen & mail|sms|anruf*|nachricht ;
  draufgeklickt|draufgeklikt ; link geklickt ; daten .. anderer|fremder|sichtbar|eingegeben ; handy verloren &
  app|konto|account|angemeldet|abmeld*
7 unbefugt*|unerlaubt*|unberechtigt*|fremd* zugriff*|zugang|anmeld*|login*|nutzung ; zugriff .. auf ..
  konto|account|profil|daten ; bestellungen|bestellung|einkaufe .. nie|nicht .. gemacht|getatigt|aufgegeben|ich
3 betrug* & konto|mail|link
8 konto|account|profil .. ubernommen|gestohlen|missbraucht|gehackt|geknackt ; geknackt ; in mein konto|account &
  jemand|wer|er|sie ; komisch*|seltsam* link ; kontoubernahme
8 konto|account .. gestohlen|geklaut|gehackt|ubernommen

[security_help]
7 zwei faktor ; zweifaktor*|2fa & aktivier*|einschalt*|einricht*|wie ; konto|daten & sicherer|schutz*|absicher*

[profile]
7 adresse|anschrift|name*|nachname*|telefonnummer|handynummer|nummer|mail|email|mailadresse|emailadresse|profil|
  profilbild|daten|sprache|bankverbindung|lieferadresse|geburtsdatum & ander*|andern|geandert|aktualis*|wechsel*|neue|
  anpass*|korrigier*|hinterleg*|umgezogen|falsch ; konto|account|profil|daten|zugang &
  losch*|kundig*|schliess*|geloscht|entfern*|auflosen|abmelden ; newsletter|werbung|werbemail*|abbestell*|abmelden ;
  umgezogen|umzug ; geheiratet ; einstellungen & profil|konto|andern ; dsgvo|datenauskunft
3 profil ; profilbild ; benachrichtigung*
6 email|e_mail|mail|adresse|mailadresse|nummer|name|daten .. andern|aktualisieren|wechseln|korrigieren|hinzufugen ;
  andern|aktualisieren|wechseln & wie|kann|mochte|will & adresse|mail|nummer|name|daten|profil|passwort

[account_any]
1 @konto

[create]
7 @anzeige|bild*|foto* & aufgeben|aufzugeben|einstell*|einzustell*|hochlad*|hochzulad*|erstell*|veroffentlich*|
  inserier*|speicher*|bearbeit*|schalt*|anleg*|hochgelad*|stell|stelle|einstelle|eingestellt|lade ; inserieren ;
  verkaufen & wie|mochte|kann|will|was ; etwas verkaufen ; bilder|fotos & inserat|anzeige|artikel|laden|hochladen ;
  preis|titel|beschreibung|menge|bestand & andern|bearbeit*|anpass* & anzeige|artikel|inserat|angebot ; stelle ..
  ein|artikel ; neue anzeige|inserat|angebot ; verkaufer werden & wie
4 einstellen|einstelle ; hochladen ; varianten
5 @anzeige .. nicht .. gespeichert|speichern|hochgeladen|erstellt|veroffentlicht|bearbeitet|angelegt ;
  fotos|bilder|bild .. nicht|hochlad*

[visibility]
7 @anzeige & sichtbar|angezeigt|auffindbar|finden|gefunden|erschein*|auftauch*|taucht|freigabe|freigegeben|
  freischalt*|verschwunden|verschwinde*|geprüft|prufung|gepruft|aufrufe|online|aktiv|abgelehnt|unsichtbar|sehen|sieht|
  suche|ausgeblendet|versteckt|suchergebnis*|ranking|klicks|genehmig*|reichweite ; niemand sieht|findet|sehen|kann ..
  @anzeige|shop ; keine aufrufe|klicks|besucher ; wartet .. freigabe|prufung|freischaltung ; unsichtbar ; in der suche
5 @anzeige .. abgelehnt|nirgends|verschwunden|weg|gesperrt|nicht ; shop .. unsichtbar|verschwunden|weg|nicht
6 @anzeige .. nirgends|nicht .. auf|sichtbar|finden|gefunden ; nirgends ; nicht auffindbar

[categorisation]
8 kategorie*|rubrik*|kategori*|unterkategorie*|kategorien ; falsch eingeordnet|einsortiert|zugeordnet

[removal]
7 @weg .. @anzeige ; @anzeige .. @weg|raus|runter|verkauft|losch* ; @anzeige & verkauft|loschen|geloscht|entfernen|
  beenden|zuruckziehen|rausnehmen|raus|deaktivieren

[removal_dispute]
9 sie|ihr|wurde|warum|wieso|weshalb|habt|wurden .. @anzeige .. geloscht|entfernt|gesperrt|runtergenommen|deaktiviert ;
  @anzeige & geloscht|entfernt|gesperrt & regel*|warum|wieso|grund|ohne|verstoss*|begrundung ; melden|gemeldet &
  anzeige|verkaufer|angebot|inserat|gefalscht* ; kopiert|geklaut|verwendet & foto*|bild*|text* ;
  urheberrecht|markenrecht|plagiat*|falschung* ; gegen .. regel*|richtlinie* & anzeige|inserat|verstoss*

[listing_any]
2 anzeige*|inserat*|annonce*
1 angebot|artikel|shop

[dispute]
8 zweimal|zwei_mal|doppel*|2x|dopelt|dreimal|mehrfach|2_mal & abgebucht|bezahlt|belastet|berechnet|gezahlt|abbuch*|
  eingezogen|zahlung|betrag|abgezogen ; betrug*|betrog*|betruger*|abzocke*|abgezockt|gauner|betruegt|betrueger ;
  unberechtigt*|unbekannt*|unautorisiert*|fremde|nicht_autorisiert* .. abbuch*|zahlung*|belastung*|buchung* ;
  abbuch*|zahlung|buchung|belastung .. kenne|nicht|nie|genehmigt|autorisiert ; geld & kassiert|weg|verschwunden|
  gestohlen|geklaut|einbehalten|genommen ; abgebucht & bestellung|obwohl|aber|ohne|trotzdem|konto ; bezahlt &
  offen|nichts|unbezahlt|verkaufer|aber & bestellung|geschickt|geld|meldet|antwortet|reagiert|status ; verkaufer &
  antwortet|meldet|reagiert|weigert|behauptet|verschwunden|blockiert|abgetaucht & geld|nicht|zahlung|bezahlt|nichts ;
  kauferschutz|ruckbuchung|rucklastschrift|chargeback|reklamier* & zahlung|geld|abbuchung ;
  falschung|gefalscht|plagiat|kein_original & erhalten|bekommen|geschickt|gekauft|tasche|schuhe ; leeres paket|karton
  ; zu viel abgebucht|berechnet|bezahlt
4 zweimal|doppelt ; abgebucht|abbuchung
6 abgezockt|ubers_ohr|reingelegt|betrogen|beschissen ; geld .. zweimal|doppelt|zu_viel ; doppelt ..
  geld|abgebucht|bezahlt
6 abgebucht .. ohne|nicht|nie ; ohne .. zustimmung|einverstandnis|erlaubnis & abgebucht|geld|abbuchung|konto ; nie
  bestellt|gekauft & abgebucht|belastet|bezahlt|rechnung ; zwei|doppelte|identische
  abbuchungen|buchungen|zahlungen|belastungen
7 unbekannte*|fremde*|unerklarliche*|unberechtigte* abbuchung*|belastung*|zahlung*|buchung*

[payment_failure]
8 zahlung*|kreditkarte|karte|bezahl*|paypal|uberweisung|zahlen|lastschrift|checkout|klarna & fehlgeschlagen|abgelehnt|
  fehl*|klappt|geht|funktioniert|nicht|abgebrochen|fehler|verweigert|abgewiesen|scheitert|schlagt|akzeptiert ; kann ..
  nicht .. bezahlen|zahlen|kasse|abschliessen ; auszahlung* & nicht|fehlt|ausstehend|warte*|noch|wann|immer|nie|
  erhalten|verspatet
6 bezahl*|zahl* .. nicht|geht|klappt|fehler ; nicht bezahlen|zahlen
7 lastschrift|abbuchung|uberweisung .. abgelehnt|fehlgeschlagen|nicht|zuruck

[overcharge]
7 gebuhr*|provision*|kosten|preis|rechnung*|versandkosten|abo* & falsch|zu_hoch|hoch|mehr|vereinbart*|anders|stimmt|
  verlangt|zuviel|versteckt*|plotzlich|einmal|trotz ; gutschein*|rabatt*|coupon|code|aktionscode & nicht|abgezogen|
  eingelost|ungultig|funktioniert|angenommen|berucksichtigt ; abo* & gekundigt|abgebucht|verlanger* ; wieso|warum
  zahle

[billing]
7 rechnung* ; mehrwertsteuer|mwst|umsatzsteuer|ust|quittung*|beleg* ; zahlungsart*|zahlungsmethode*|zahlungsmittel|
  zahlungsmoglichkeit* ; gebuhr*|provision* ; kann .. mit .. paypal|kreditkarte|rechnung|bar ;
  rabattcode|gutscheincode|rabatt ; kreditkarte|bankverbindung hinterleg*|hinzufug*|ander* ;
  abo|abonnement|mitgliedschaft kundigen|kosten|preis ; ratenzahlung
4 auf rechnung ; kosten ; gebuhr*

[order_status]
7 wo ist|bleibt|sind|bleiben .. @bestell ; @bestell & wo|wann|angekommen|ankommen|da|erhalten|bekommen|geliefert|
  verspat*|unterwegs|versendet|verschickt|zugestellt|verloren|status|fehlt|warte|kommt|komt|ankunft|falsch*|
  beschadigt|kaputt|noch|verfolgen|verschwunden|sendungsnummer|verzogert|abgeschickt ; sendungsverfolgung|
  lieferstatus|liefertermin|lieferzeit|sendungsnummer|trackingnummer|tracking|zustell*|lieferverzug|bestellstatus|
  versandstatus ; falsch*|beschadigt*|kaputt*|defekt* .. geliefert|erhalten|bekommen|artikel|ware|grosse|angekommen|
  geschickt ; geliefert|angekommen|zugestellt & nicht|nichts|falsch*|beschadigt|kaputt|defekt ; wann kommt|wird|komt
  .. @bestell|geliefert|an|endlich|versendet ; immer noch nichts|nix|nicht|keine &
  da|bekommen|erhalten|@bestell|geliefert|angekommen ; verkaufer|shop .. nicht .. verschickt|versendet|geschickt ;
  warte .. @bestell ; teil*|halfte fehlt|fehlen ; dhl|hermes|dpd|paketbote|lieferant|fahrer|postbote
3 @bestell ; geliefert|lieferung ; bestellnummer ; versand
6 zerbroch*|kaputt*|beschadig*|defekt*|zerkratzt*|zerrissen*|schimmel* &
  kam|an|angekommen|geliefert|war|ist|ankam|erhalten ; uberfallig ; paket*|packchen|bestellung|lieferung|sendung ;
  fehlt|fehlen .. paket|artikel|lieferung|teil*|bestellung ; falsche*|falscher grosse|farbe|artikel|produkt
7 sendung|paket|bestellung|lieferung .. hangt|steht|liegt|verteilzentrum|zoll|feststeckt ;
  zoll|verteilzentrum|paketzentrum ; bote|zusteller|fahrer

[refund]
8 geld zuruck|zuruk|wieder|zurueck ; erstatt*|ruckerstatt*|zuruckerstatt*|ruckzahl*|rueckerstatt*|gutschrift ;
  zuruckschick*|zuruckgeb*|zurucksend*|retour*|ruckgabe|rucksend*|umtausch*|umzutausch*|zuruckgeschickt|
  zuruckgesendet|austausch*|ersatz|zurueckschicken|reklamation|widerruf*|ersatzlieferung ; zuruck
  schicken|geben|senden|bekommen|haben|uberweis* ; passt nicht ; passt|gefallt mir nicht ; garantie|gewahrleistung ;
  schadensersatz|entschadigung ; nicht wie beschrieben ; entspricht nicht der
6 geld .. wann|wo|bleibt|zuruck|ware ; wo|wann|wann .. mein geld ;
  zuruckgeschickt|retour*|zuruckgegeben|zuruckschicken ; mangel|mangelhaft
7 zuruckgeben|zuruckschicken|umtauschen|reklamieren|retournieren ; zu klein|gross|eng|kurz|lang

[refund_policy]
9 ruckgabe*|umtausch*|retouren* frist|bedingungen|recht|richtlinie* ; ruckgabefrist|ruckgabebedingungen|ruckgaberecht|
  widerrufsfrist|ruckgaberichtlinie* ; wie lange .. zuruckgeben|umtauschen|zuruckschicken

[cancellation]
8 stornier*|storno*|annulier* ; bestellung|kauf|auftrag & abbrechen|ruckgangig|abbestell*|widerruf*|kundig*|
  zuruckzieh*|doch_nicht|cancel* ; verklickt|versehentlich|aus_versehen|irrtumlich ; doppelt bestellt ; nicht mehr
  haben|brauche|will

[transaction_any]
1 verkaufer|kaufer|bezahlt|gekauft|geld|zahlung|bestellt

[error]
7 fehlermeldung*|fehler|error|bug*|fehlercode ; button|knopf|seite|link|formular|suche|warenkorb|filter|bild*|chat|
  schaltflache|taste|nachricht* & funktioniert|geht|klappt|reagiert|fehler|weiss|leer|ladt|lasst|passiert|offnen|
  kaputt|nicht|absenden ; weisse|leere|schwarze seite|bildschirm ; nur weiss ; funktioniert nicht ; geht nicht ;
  passiert nichts ; klicke|klick|offne|offnen & nichts|fehler|weiss|nicht ; technisch* problem*|fehler|storung
5 meldung .. fehler|aufgetreten ; fehler .. aufgetreten|passiert|erscheint ; kaputt & button|seite|suche|link

[outage]
9 nicht erreichbar|aufrufbar|verfugbar ; ausfall|totalausfall|ausgefallen|serverausfall|storung|komplettausfall ;
  nichts geht|funktioniert|ladt ; seite|webseite|website|plattform|system|server|shop|homepage ..
  down|offline|tot|abgesturzt|erreichbar|lahm|weg ; server & down|offline|erreichbar|antwortet|abgesturzt|probleme ;
  kollegen|alle|allen|niemand|jeder|keiner & geht|ladt|funktioniert|erreichbar|zugreifen|seite|einloggen &
  nicht|nichts|niemand|keiner|down ; seite|webseite|website ladt|offnet|geht nicht|gar
7 nicht|kein .. mehr|erreichbar|aufrufen|zugriff|zugreifen & seite|plattform|website|webseite|system ; alles
  down|tot|offline|lahm
7 ladt|geht|funktioniert uberhaupt|gar nicht|nichts & seite|website|plattform|system ; bei keinem|niemandem|allen

[performance]
8 langsam* ; ladt|laden|dauert|ladezeit* & ewig*|lange|langsam|sekunden|minuten|stunden ; ladezeit* ;
  ruckel*|hangt|lahm|trage|stockt|hakt ; braucht .. sekunden|minuten|ewig

[app]
8 app|handy|smartphone|tablet|iphone|android|ipad & sturzt|absturz*|schliesst|geht|funktioniert|offnet|startet|push|
  installier*|update|aktualis*|laden|hangt|nicht|fehler|beendet|friert|download* ; sturzt .. ab ; push
  nachricht*|benachrichtigung* ; pushnachricht*|pushbenachrichtigung*
3 app|apps

[inquiry]
7 offnungszeit*|geschaftszeit*|servicezeit*|burozeit* ; liefern|liefert|versenden|versendet|verkaufen|verschickt|
  verschicken|haben|bieten|akzeptieren|gibt sie|ihr|es .. nach|auch|in|schweiz|osterreich|ausland|filiale*|laden|
  geschaft|international|stellen|job* ; telefonnummer|hotline|kontakt|ansprechpartner|telefonisch|adresse &
  ihre|ihr|gibt|wie|haben|eine|erreichen|sie ; allgemeine* frage* ; habe|hatte|hab .. frage* ; wie
  funktioniert|kontaktiere|erreiche|kann_ich_sie ; information*|infos|auskunft & uber|zu|mehr|gerne|weitere ;
  versandkosten|lieferzeit nach|in|wie|was ; wer|wen kann|ist|muss ; geschenk* ;
  treuepunkte|bonuspunkte|punkte|mitgliedschaft|premium & wie|was|unterschied|funktion* ; partner*|kooperation|
  werbung_schalten|bewerb*|stellenangebot*|praktikum ; wo ist|sind|befindet .. buro|ihr|filiale|sitz|standort
2 frage*|wissen|gerne ; guten tag ; hallo
1 wie|was|wann|wo|welche|kann|konnen|gibt
5 wie erreiche|kontaktiere ; kann ich|man .. auch|bei|mit|auf|abholen|kaufen ; bieten sie|ihr ; gibt es ; wann
  beginnt|startet|ist ; wie viele|viel punkte|kostet ; wie werde .. verkaufer|partner
5 ladengeschaft|filiale|geschaft ; gibt es .. ein|eine|einen ; haben sie

[feature_request]
9 ware schon|toll|super|gut|klasse|praktisch|hilfreich|cool|nett|wunschenswert ; schon|toll|gut|praktisch
  ware|wenn|fand ; wunsch*|wunsche ; vorschlag*|verbesserungsvorschlag*|anregung*|idee ; baut|bauen|fugt|integriert|
  bietet|ergänzt|implementiert|erganz* .. ein|hinzu|an|bitte|endlich ; dunkelmodus|dark_mode|darkmode|nachtmodus ;
  konntet|konnten|sollte|solltet ihr|sie|man|es .. einbauen|hinzufug*|anbieten|ermoglich*|einfuhr*|geben|erganzen ;
  funktion & fehlt|wunsch*|ware|neue|vermisse ; warum gibt es kein|keine|nicht ; plant|geplant ihr|sie|ist
7 wunsche|wunschen|wunschte|wurde .. mir|ich|wunschen & merkliste|funktion|option|eine|filter|dass ;
  merkliste|wunschliste|filter .. wunsch*|ware|bitte|wurde ; kann|konnt man|ihr|sie .. einbauen|einfuhren|hinzufugen
7 wunschliste|merkliste|filter|funktion .. ware|wurde|toll|schon ; ware toll|super|hilfreich|nett

[feedback]
8 dank|danke|dankeschon & service|hilfe|super|schnell*|vielen|tolle|gut* ; super|toller|guter|bester|klasse|tolle|
  hervorragend*|ausgezeichnet*|schneller|sehr_gut* service|seite|team|kundenservice|arbeit|app|support|lieferung|
  website|leistung|design ; lob|loben|weiter_so|gefallt|begeistert|zufrieden ; unverschamt*|unfreundlich*|frech*|
  unhoflich*|inkompetent*|respektlos ; schlecht*|miserabl*|katastrophal*|furchtbar*|mies*|enttausch*|unterirdisch*|
  grottenschlecht & service|support|kundenservice|kundendienst|kunden|hotline|erfahrung|sehr|firma|bin ;
  beschwerde|beschweren & uber|mitarbeiter|service|frau|herr|support ; enttauscht ; feedback|ruckmeldung ; nie wieder
  ; neue|neues|alte design|layout|oberflache|seite & schon|hasslich|gefallt|besser|unubersichtlich|toll
6 unter aller ; kundenservice|service|support .. ist|war .. sau|schlecht|mies|super|toll|miserabel|katastrophe|gut ;
  katastrophe|frechheit|sauerei|saftladen ; macht weiter|so_weiter ; gute|tolle arbeit
6 alles bestens|super|gut|perfekt ; gerne wieder ; nett*|freundlich*|hilfsbereit* &
  service|mitarbeiter*|support|kollege*|frau|herr

[?asks]
1 wie|was|wann|wo|welche|welchen|welches|wieviel|wer ; kann|konnen|darf|muss man|ich|sie ; gibt es ; ich mochte wissen

[?trouble]
1 nicht|kein|keine|keinen|nichts|nix|fehler*|abgelehnt|gesperrt|falsch*|warte|seit|immer_noch|problem*|warum|wieso|
  nie|ohne
"""
