"""Finnish, the basics: words are given by their beginnings because of their many endings."""

TABLE = """
@ei = en|ei|eika|emme|eivat|ole|enka|et|vielakaan
@tili = tili*|kaytta*|profiil*
@ilmo = ilmoitu*|ilmoitus*|tuote*|tuotte*|kohte*|myynti*|kaupp*
@tilaus = tilau*|paket*|pakett*|lahety*|toimitu*|tavar*|tuote*|kengat

[login]
6.5 kirjaut*|sisaankirjaut*|login|kirjaudu* ; paase* .. tili*|kirjaut*|sisaan ; salasan*|kayttajatunnu*|tunnuks* ;
  tili*|profiil* & lukit*|estet*|suljet*|jaadyt*|lukos* ; rekisteroi*|rekisterointi|rekister* ; luo|luoda|avata|tehda
  tili*

[verification]
7.5 henkilolisyy*|henkilolisyyd*|passi*|ajokort*|asiakirj*|todistu*|dokument* &
  hylat*|vahvist*|hyvaksy*|tarkist*|lahet* ; henkilolisyy* ; vahvist* .. tili*|henkilo*|myyja*

[security]
8 hakkeroi*|hakeroi*|kaapat* ; joku|tuntematon .. kirjautu*|tili*|vaiht*|salasan* ;
  tietojenkalastel*|huijausviest*|huijaussahkopost* ; epailyttav*|tuntemat* .. kirjaut*|laite*|viest*|toimin* ;
  varast* .. tili*|tunnuks*|puhelin*|tiedo*

[profile]
6.5 vaiht*|muut*|paivit*|korja* .. osoit*|nime*|numero*|sahkopost*|profiil*|puhelinnumero* ; poist*|sulke* ..
  tili*|tieto* ; uutiskirj*|mainokse*|mainosposti*

[account_any]
1 tili*

[create]
7.5 lisa*|julkais*|tehda|luo*|lada* .. tuot*|ilmoitu*|kuv*|myyntiin ; myyda & miten|halua*|haluan ; kuvi*|kuvat &
  lada*|lisa*|ilmoitu* ; myyntiin

[visibility]
7.5 @ilmo & nay*|loydy*|haus*|hyvaksy*|kado*|piilo*|odott*|tarkast* ; kukaan .. nae|loyda

[categorisation]
8 kategori*|osasto*|luokk*

[removal]
7.5 poist*|poista* .. ilmoitu*|tuott* ; ilmoitu* & myyty|poist*

[removal_dispute]
9 miksi|poistit* .. ilmoitu* .. poist*|poistet* ; miksi poist* .. ilmoitu* ; ilmianta*|raportoi* .. myyj*|ilmoitu*

[listing_any]
2.5 ilmoituks*|ilmoitus

[dispute]
8 kaksi|kahdesti|kahteen|tupla* & veloit*|maks*|laskut* ; huija*|huijari*|petos*|petkut*|varas* ; veloit* ..
  tuntemat*|luvat*|en_ole|ilman ; maksoin & mitaan|ei_ole|eika|myyja* ; rahat .. vie*|kado* ; riita*|kiistan*

[payment_failure]
8 maksu*|kortti*|maksa*|pankkikort* & hyla*|epaonn*|mene_lapi|onnistu*|virhe|ei|estet* &
  ei|hyla*|epaonn*|virhe|estet*|en ; en voi|pysty maksa* ; tility* & ei|viela|odot*

[overcharge]
7.5 maks*|hinta|palkkio|lasku*|veloit* & liika*|vaar*|enemman|ylimaar*|piilo* ; alennuskood*|kupon* & ei|toimi

[billing]
7.5 kuit*|lasku*|alv|tosit* ; maksutapa*|maksutav* ; palkkio*|provisio*|kulut

[order_status]
7.5 missa|milloin .. @tilaus ; @tilaus & missa|saap*|saapu*|tullut|milloin|myohas*|kado*|seurant*|perill*|odot*|rikki|
  vaar*|puuttu* ; ei .. ole .. saapunut|tullut|toimitettu ; toimitettu & en|ei|saanut ; rikki*|vaara*|viallinen ..
  tuote|koko|vari|saapu*
2.5 tilaus|tilauks*|paket*|toimitus*

[refund]
8 rahat|rahani|raha takaisin ; palaut*|hyvity*|hyvitys ; vaihta* .. koko|tuote|toise* ; takuu*

[refund_policy]
9 palautus* .. ehdot|oikeus|aika ; palautusehdot|palautusaika|palautusoikeus

[cancellation]
8 peru*|peruut* & tilau*|ostok*|kaup*|halua* ; peru*|peruut*|kumo*

[transaction_any]
1 myyja*|osta*|maks*|ostin

[error]
7.5 virhe*|virheilm* ; painike|nappi|sivu|linkki|lomake|ostoskor* & toimi*|virhe|tyhja|aukea|lataudu ; ei toimi

[outage]
9 sivusto*|palvelu*|jarjestelm*|palvelin*|sivu* .. alhaalla|alas|kaatun*|kaatu*|poissa|nurin|saavut* ; mikaan .. toimi
  ; kukaan|kaikki* & paase*|toimi|sivusto*

[performance]
8 hida*|hitaa*|hitaasti ; latau* .. hita*|kauan|ikuisuu*|pitka* ; kest* .. kauan|minuut*|sekun*

[app]
8 sovellu*|appi|puhelin*|android|iphone & kaatu*|sulkeut*|aukea|toimi*|paivit*|asentu*|jumi*
2.5 sovellu*

[inquiry]
7.5 aukiolo*|aukioloaj* ; toimitatte*|toimitatteko|myyttek*|onko|onkos ; kysymy*|kysy*|tiedus* ;
  puhelinnumero*|yhteystie*|asiakaspalvelun ; lisatieto*|tieto* .. halua* ; miten .. toimii
1 miten|mika|mitka|missa|milloin|onko|mita

[feature_request]
9 olisi .. kiva|hyva|hieno|mukava|jos ; ehdotu*|ehdot*|toivoi*|toivo* ; lisaa*|lisatkaa .. tila|ominaisu*|vaihtoehto*
  ; tumma tila ; ominaisu*

[feedback]
8 kiito* & palvelu*|hyva*|nopea*|paljon|apu* ; kiitos|kiitokset ; hyva*|erinomai*|huono*|surkea*|loistava*|kamala*
  palvelu*|asiakaspalvelu* ; palvelu* .. hyva*|huono*|surkea*|erinomai* ; tylyn|tyly|toykea*|epakohtel* ;
  petty*|tyytyva*

[?asks]
1 miten|mika|mitka|missa|milloin|onko|voiko|mita

[?trouble]
1 en|ei|eika|eivat|virhe*|hyla*|lukit*|odot*|viela*|miksi
"""
