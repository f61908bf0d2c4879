"""What conversations are about, by language: `[category]`, then lines of the notation described in `phrases`.

The number is how much a phrase speaks for the category.
"""

TABLES: dict[str, str] = {
    "en": r"""
[order_inquiry]
5 where(?:.?s| is| are)?~12(?:order|parcel|package|delivery|stuff|shipment)|track(?:ing)?(?![a-z])
5 (?:order|parcel|package|delivery|shipment)~25(?:late|delayed|status|lost|arriv\w*|not here|stuck|missing|shipped|
  update)
5 (?:cancel\w*|change|modify)~15order|when (?:will|does|is)~20(?:arrive|delivered|ship|come|here)
4 (?:has|have|did)~15(?:shipped|sent|dispatched|posted)|(?:hasn.?t|not|never|still)~15(?:arriv\w*|received|
  delivered|come)
3 my (?:order|parcel|package|delivery)|order (?:number|no|id|#)|order\s?#?\d
2 deliver(?:y|ed)|shipping|courier|order(?:ed)?
[product_query]
5 (?:is|are) (?:this|it|these|the \w+|they)~15(?:available|in stock|waterproof|genuine|original|new|compatible|real|
  washable)
5 (?:do|does) (?:you|it|this|they)~12(?:have|come|fit|work|include|support|stock|sell)~25(?:size|colou?r|black|
  white|red|blue
  |small|medium|large|xl|with|charger|box|warranty)?
4 what (?:size|colou?r|material|brand|model|dimensions|weight)|which (?:size|colou?r|model)|how (?:big|heavy|long|
  tall|wide|old|many)
4 (?:still|is it|any|more) (?:available|in stock|left)|dimensions|specification\w*|specs|measurements|made of|
  size chart
3 (?:size|colou?r|material|warranty|compatible|battery|condition|genuine|negotiable|discount|best price|last price|
  stock)(?![a-z])
2 product|item|model|price
[complaint]
5 complain\w*|unacceptable|disgust\w*|rude|worst|terrible|horrible|awful|pathetic|appalling|disgrace\w*|
  unprofessional
4 (?:very|so|really|extremely) (?:disappointed|unhappy|angry|upset|frustrated|bad|poor)|disappoint\w*|dissatisf\w*|
  poor service
4 never (?:again|buy|order)|waste of (?:time|money)|rip\s?off|liar\w*|lied|ignor(?:ed|ing)|scam\w*|shame on|fed up
3 fake|counterfeit|useless|ridiculous|incompetent
[support_request]
5 (?:speak|talk|chat) (?:to|with) (?:a |an |someone|the )?(?:human|person|agent|support|someone|manager|
  representative|real)
4 (?:need|want|please|can you|could you|require)~12(?:help|assist\w*|support)|help me|customer (?:service|support|
  care)
3 support|assist(?:ance)?|help(?![a-z])|how do i (?:contact|reach)|urgent\w*|escalat\w*|manager
[technical]
5 (?:app|site|website|page|button|link|search|chat|checkout|upload)~25(?:crash\w*|not work\w*|doesn.?t|down|broken|
  error|slow
  |freez\w*|blank|stuck|won.?t|isn.?t)
5 error\w*|bugs?(?![a-z])|crash\w*|glitch\w*|not loading|won.?t load|blank (?:page|screen)|404|500|timeout
3 app(?![a-z])|website|browser|slow|loading|technical|screen|install\w*|update the app
[account]
5 (?:log|sign|get)\s?(?:in|on|into)(?![a-z])~25(?:can.?t|cannot|unable)?|password|locked out|login
5 (?:can.?t|cannot|unable to)~10(?:log|sign|access)|verif\w*|hacked|(?:close|delete|change|update)~15(?:account|
  profile|my email)
4 my account|my profile|two.factor|2fa|username|unsubscribe|newsletter
2 account|profile|register\w*|email address
[listing]
5 (?:my|our|the|this|a|an) (?:listings?|ads?|advert\w*|classifieds?)(?![a-z])|listings?(?![a-z])|list an? (?:item|
  product)
4 (?:publish|post|upload|edit|remove|promote|approve)\w*~20(?:ad|advert|item|product|photos?|listing)(?![a-z])|
  category
3 approv\w*|visible|search results|sell (?:my|on)|seller account
[transaction]
5 (?:charged|debited|billed|paid)~20(?:twice|double|wrong|too much|again)|(?:card|payment)~20(?:declin\w*|fail\w*|
  reject\w*
  |refused|not (?:go|work)\w*|error|pending)|payouts?(?![a-z])|double charge\w*
4 invoice\w*|receipts?(?![a-z])|payment|charged|debited|credit card|transaction|fee(?:s)?(?![a-z])|commission|
  vat(?![a-z])|eft(?![a-z])
3 pay(?:ing)?(?![a-z])|paid|paypal|card|bank|coupon|voucher|money
[returns_refunds]
6 refund\w*|money back|return(?:ing|ed)? (?:it|this|the|my|an|item|label|policy|them)|exchange|send (?:it|this|
  them) back|reimburs\w*
5 how (?:do|can) i return|want to return|returns?(?![a-z])|replacement|replace it|wrong (?:size|item|colou?r)|
  doesn.?t fit|not as described
3 damaged|broken|faulty|defective
[general]
3 opening hours|business hours|where are you (?:based|located)|partner\w*|thank(?:s| you)|feedback|suggest\w*|
  just wondering
3 would be (?:nice|great)|feature request|working hours|job|vacanc\w*
1 hello|hi(?![a-z])|good (?:morning|day|evening)|question
""",
    "de": r"""
[order_inquiry]
5 wo (?:ist|bleibt)~20(?:bestellung|paket|lieferung|sendung)|sendungs\w*|wann (?:kommt|wird)|
  bestellung~20(?:stornier\w*|angekommen|da)
3 bestell\w*|paket\w*|liefer\w*|versand\w*|zugestellt
[product_query]
5 (?:ist|sind)~20(?:verfugbar|vorratig|noch da|lieferbar|original|wasserdicht)|welche (?:grosse|farbe|masse)|
  haben sie~20(?:grosse|farbe)
3 grosse|farbe|material|masse|verfugbar|preis|artikel|produkt|kompatibel|passt es|garantie
[complaint]
5 beschwer\w*|unverschamt|unfreundlich|schlecht\w*~15(?:service|erfahrung)|enttauscht|frechheit|katastroph\w*|
  betrug\w*|nie wieder
[support_request]
4 (?:brauche|benotige|bitte)~12hilfe|mitarbeiter sprechen|kundenservice|kundendienst|hilfe(?![a-z])|helfen
[technical]
5 fehler\w*|absturz\w*|sturzt~10ab|funktioniert nicht|geht nicht|ladt nicht|nicht erreichbar|langsam|app(?![a-z])|
  webseite
[account]
5 passwort|anmeld\w*|einlogg\w*|konto|profil|verifizier\w*|gehackt|newsletter|registrier\w*
[listing]
5 (?:meine?|die|das) (?:anzeige|inserat|angebot)|anzeige\w*|inserat\w*|einstellen|kategorie|freigabe
[transaction]
5 abgebucht|rechnung\w*|zahlung\w*|bezahl\w*|kreditkarte|gebuhr\w*|doppelt|auszahlung\w*|mehrwertsteuer|uberweis\w*
[returns_refunds]
6 erstatt\w*|ruckerstatt\w*|geld zuruck|zuruck(?:schick|send|geb)\w*|umtausch\w*|retour\w*|ruckgabe|widerruf\w*|
  defekt|beschadigt
[general]
3 offnungszeiten|vielen dank|danke|frage|vorschlag|standort
""",
    "fr": r"""
[order_inquiry]
5 ou (?:est|en est)~20(?:colis|commande|livraison)|suivi|pas (?:encore )?(?:recu|arrive\w*)|annuler~15commande|
  quand~20(?:livr\w*|arriv\w*)
3 commande|colis|livraison|expedi\w*
[product_query]
5 (?:est|sont)[\s\-](?:il|elle|ce|ils)~15(?:disponible|en stock|neuf|original)|quelle (?:taille|couleur|matiere)|
  avez[\s\-]vous~20(?:taille|couleur)
3 taille|couleur|disponible|stock|dimensions|matiere|compatible|garantie|prix|produit|article
[complaint]
5 plainte|reclamation|inadmissible|scandaleux|honteux|decu\w*|impoli\w*|arnaque\w*|nul(?![a-z])|catastroph\w*|
  malpoli
[support_request]
4 (?:besoin|demande)~8(?:aide|assistance)|service client|parler a~12(?:conseiller|quelqu|humain)|aidez|aide(?![a-z])
[technical]
5 erreur|bug\w*|plante|ne (?:fonctionne|marche|charge) pas|application|site~12(?:panne|lent)|page blanche
[account]
5 mot de passe|connect\w*|connexion|mon compte|profil|identifiant\w*|verifi\w*|pirat\w*|inscri\w*
[listing]
5 (?:mon|une|mes|l.?) ?annonce\w*|annonce\w*|publier|mettre en vente|categorie
[transaction]
5 paiement|debit\w*|preleve\w*|facture\w*|carte|frais|virement|payer|deux fois|remise
[returns_refunds]
6 rembours\w*|retour\w*|renvoy\w*|echang\w*|rendre l.article|defectueux|abime\w*|casse\w*
[general]
3 horaires|merci|question|renseignement\w*|bonjour
""",
    "es": r"""
[order_inquiry]
5 donde esta~20(?:pedido|paquete|envio|compra)|no (?:ha )?lleg\w*|seguimiento|rastre\w*|cancelar~15pedido|
  cuando~15(?:lleg\w*|entreg\w*)
3 pedido|paquete|envio|entrega
[product_query]
5 (?:esta|sigue|tienen|hay)~15(?:disponible|stock|talla|color)|que (?:talla|color|medidas|material)|es (?:nuevo|
  original|compatible)
3 talla|color|disponible|medidas|material|garantia|precio|producto|articulo
[complaint]
5 queja|reclam\w*|pesim\w*|grosero\w*|decepcion\w*|inaceptable|estaf\w*|horrible|verguenza
[support_request]
4 (?:necesito|quiero|por favor)~10ayuda|hablar con~12(?:alguien|agente|persona|humano)|atencion al cliente|soporte|
  ayuda(?![a-z])
[technical]
5 error\w*|no (?:funciona|carga|abre)|se (?:cierra|cayo|traba)|aplicacion|pagina~12(?:caida|lenta)|fallo
[account]
5 contrasena|iniciar sesion|mi cuenta|perfil|verific\w*|hacke\w*|registr\w*|clave|usuario
[listing]
5 (?:mi|un|el) (?:anuncio|publicacion)|anuncio\w*|publicar|publicacion|categoria
[transaction]
5 pago|cobr\w*|tarjeta|factura\w*|cargo|comision\w*|pagar|transferencia|dos veces
[returns_refunds]
6 reembols\w*|devol\w*|devuelv\w*|cambiar (?:la talla|el producto|por otr)|garantia|defectuos\w*|roto|danado
[general]
3 horario\w*|gracias|pregunta|consulta|informacion|hola
""",
    "pt": r"""
[order_inquiry]
5 (?:onde|cade)~20(?:pedido|encomenda|pacote|entrega)|nao (?:chegou|recebi)|rastre\w*|cancelar~15(?:pedido|compra)|
  quando~15(?:cheg\w*|entreg\w*)
3 pedido|encomenda|entrega|envio
[product_query]
5 (?:tem|ainda|esta)~15(?:disponivel|estoque|tamanho|cor)|qual (?:o tamanho|a cor|a medida)|e (?:novo|original|
  compativel)
3 tamanho|cor(?![a-z])|disponivel|medidas|material|garantia|preco|produto
[complaint]
5 reclam\w*|queixa|pessim\w*|grosseir\w*|decepcion\w*|absurdo|golpe|burla|horrivel|vergonha
[support_request]
4 (?:preciso|quero)~10ajuda|falar com~12(?:alguem|atendente|pessoa|humano)|atendimento|suporte|ajuda(?![a-z])
[technical]
5 erro\w*|nao (?:funciona|carrega|abre)|trav\w*|fecha sozinh\w*|aplicativo|site~12(?:fora|lento)|fora do ar
[account]
5 senha|palavra.passe|entrar na~8conta|minha conta|perfil|verific\w*|hacke\w*|cadastro|login
[listing]
5 (?:meu|um|o) anuncio|anuncio\w*|publicar|anunciar|categoria
[transaction]
5 pagamento|cobr\w*|cartao|fatura|nota fiscal|taxa\w*|pagar|pix|boleto|duas vezes
[returns_refunds]
6 reembols\w*|devol\w*|troca\w*|estorno|dinheiro de volta|defeito|quebrad\w*|danificad\w*
[general]
3 horario\w*|obrigad\w*|pergunta|duvida|informac\w*|ola(?![a-z])
""",
    "af": r"""
[order_inquiry]
5 waar is~15(?:pakkie|bestelling)|nog nie~12(?:gekry|ontvang|hier|opgedaag|aangekom)|kanselleer\w*|wanneer~15(?:kom|
  aflewer\w*)
3 bestelling|pakkie|aflewering|afgelewer
[product_query]
5 (?:is|het julle)~15(?:beskikbaar|voorraad|grootte|kleur)|watter (?:grootte|kleur)
3 grootte|kleur|beskikbaar|prys|produk|waarborg
[complaint]
5 klagte|kla(?![a-z])|swak diens|onbeskof|teleurgestel\w*|skelm|onaanvaarbaar
[support_request]
4 (?:het|soek|benodig)~10hulp|praat met~12(?:iemand|mens)|help(?![a-z])|klientediens
[technical]
5 fout\w*|werk nie|laai nie|webwerf|stadig|val~8plat
[account]
5 wagwoord|rekening|inlog|aanmeld\w*|profiel|gekraak
[listing]
5 advertensie\w*|adverteer|kategorie
[transaction]
5 betaal\w*|betaling|faktuur|kaart|gedebiteer|fooi\w*
[returns_refunds]
6 terugbetal\w*|geld terug|terugstuur|stuur~12terug|omruil|ruil|stukkend|beskadig\w*
[general]
3 kantoorure|dankie|vraag|inligting
""",
    "zu": r"""
[order_inquiry]
5 iphi i-?oda|\w*phasela\w*|ayikafiki|alikafiki|\w*kafiki
3 i-oda|\w*oda(?![a-z])
[product_query]
4 \w*tholakala\w*|usayizi|umbala|malini|intengo
[complaint]
5 \w*khalazo\w*|\w*dumel\w*|\w*delela\w*|yimbi
[support_request]
4 ngicela usizo|usizo|\w*siza(?![a-z])
[technical]
5 \w*phutha\w*|ayisebenzi|\w*webhusayithi\w*|i-app
[account]
5 \w*akhawunti\w*|\w*phasiwedi\w*|\w*ngena(?![a-z])
[listing]
5 \w*khangiso\w*
[transaction]
5 \w*khokh\w*|\w*nkokhelo\w*|ikhadi
[returns_refunds]
6 \w*buyisel\w*|imali yami ibuye|\w*buyise
[general]
3 ngiyabonga|umbuzo|sawubona
""",
}
