"""What is paid and how; the notation is described in `vocabulary`."""

WORDS = """
[cash]
en the cash, hard cash, cash, banknotes, notes, in notes, hand me the money, cash in hand, cash on hand, paper money
de auf die hand, in die hand, bar, bargeld, barzahlung, cash
fr liquide, espèces, cash, en main propre
es efectivo, en mano, cash
pt na mão, em mãos, em dinheiro, dinheiro, em mão, numerário, dinheiro vivo, em espécie
it contanti, a mano, cash
nl contant, cash, contante
af kontant, cash
zu ukheshi, cash
sw taslimu, cash, keshi
pl gotówk*, do ręki
tr nakit, elden
ru налич*, наликом, налом, нал
zh 现金, 現金
ja 現金, 手渡し
ko 현금, 현찰
ar نقدا, كاش, نقدي
hi नकद, कैश
sv kontant, kontanter
da kontant, kontanter
cs hotově, hotovost*, v hotovosti, na ruku
ro numerar, cash
hu készpénz*
el μετρητά, μετρητοίς
id tunai
vi tiền mặt
th เงินสด
tl cash
he מזומן, במזומן
fa نقد, نقدی
ur کیش

[direct]
en directly, direct, straight, privately, private, in private, between us, between the two of us, between you and me
en person to person, under the table, off the books, one on one, peer to peer, bank to bank, hand to hand, us two
en ourselves, personally, face to face
de direkt, privat, unter der hand, unter uns, untereinander, so unter uns, von privat zu privat
fr direct, directement, en direct, entre nous, de la main à la main, de main en main, de particulier à particulier
fr perso
es directo, directa, directamente, entre nosotros, por debajo, de mano en mano, en privado, particular
pt direto, directo, diretamente, directamente, entre nós, por baixo, em privado, pra mim, por fora
it direttamente, diretto, tra noi, tra di noi, in privato, fra noi, privatamente
nl rechtstreeks, direct, onderling, onder elkaar, privé, tussen ons, onderhands
af direk, regstreeks, tussen ons, privaat, onderhands
zu ngqo, ngasese
sw moja kwa moja, kati yetu, binafsi
pl bezpośrednio, między nami, prywatnie, do ręki
tr doğrudan, direkt, aramızda, elden
ru напрямую, лично, между нами, в личку
fi suoraan
zh 直接, 私下, 当面
ja 直接, 個人的に
ko 직접, 직거래, 개인적으로
ar مباشرة, بيننا, شخصيا
hi सीधे, डायरेक्ट
sv mellan oss
da direkte, mellem os
no direkte, mellom oss
cs přímo, napřímo, soukromě, mezi námi, osobně
ro între noi
hu közvetlenül, egymás között, személyesen
el απευθείας, μεταξύ μας, κατευθείαν
id langsung, antara kita
vi trực tiếp
th โดยตรง, ตรง
tl derecho, diretso
he ישירות, ישיר, בינינו
fa مستقیم
ur براہ راست
hi seedha

[fee]
en fee, fees, commission*, cut, percentage, middleman, middle man, escrow, service charge, their share, surcharge
en 's cut
de gebühr*, provision*, kommission, verkaufsgebühr*, servicegebühr*, plattformgebühr*
fr frais, commission*, pourcentage
es comisión, comisiones, tarifa, tarifas, cargo por servicio, porcentaje
pt taxa, taxas, comissão, comissões, percentagem
it commissione, commissioni, percentuale, trattenuta, trattenute
nl kosten, commissie, provisie, servicekosten, fee
af fooi, fooie, kommissie, kostes
zu ikhomishini, imali yekhomishini
sw kamisheni, ada
pl prowizj*, opłat*
tr komisyon*, kesinti*
ru комисси*, процент*
zh 手续费, 佣金, 手續費, 抽成
ja 手数料
ko 수수료
ar عمولة, العمولة, رسوم, الرسوم
hi कमीशन, शुल्क, फीस
sv avgift, avgiften, avgifter
da gebyr, gebyret, gebyrer
no gebyr, gebyret
cs poplat*, provize, provizi
ro comision*, taxe
hu jutalék*, díj
el προμήθεια*, προμήθειες
id komisi, biaya admin, biaya, potongan
vi phí, hoa hồng
th ค่าธรรมเนียม, ค่าคอม
tl komisyon
he עמלה, עמלות
fa کمیسیون, کارمزد
ur کمیشن, فیس

[refund]
en pay out, paid out, pays out, paying out, refund, refunds, refunded, refunding, reimburse*, payout*, paid, charged
en debited, statement, declined, invoice, receipt, checkout, check out, at checkout, method*, billing
de rückerstatt*, erstatt*, auszahlung*, abgebucht, bezahlt, rechnung*, kasse, checkout, zahlungsart*, zahlungsmethod*
fr j ai payé, déjà payé, ai réglé, a été payé, rembours*, débité*, prélev*, facture*, caisse, paiement sécurisé
fr moyen de paiement, moyens de paiement, mode de paiement, modes de paiement
es reembols*, devoluci*, cobraron, cobró, factura*, pagué, checkout, método*, contra entrega, contra reembolso
pt reembols*, estorno, cobraram, fatura*, paguei, checkout, método*, na entrega, pago no site
it rimbors*, addebit*, fattura*, ho pagato, checkout, alla consegna, metodo, metodi
nl terugbetal*, teruggestort, afgeschreven, factuur*, betaald, afrekenen, checkout, kassa, betaalmethod*
af terugbetal*, gedebiteer, faktuur*, betaal het, afgetrek, betaalpunt
sw kurejeshewa, nimelipa, ankara
pl zwrot*, obciąż*, faktur*, zapłaciłam, zapłaciłem, kasie
tr iade*, fatura*, ödedim, çekildi, kasada, kapıda
ru возврат*, верн*, списал*, чек, оплатил*, оплачен*
zh 退款, 发票, 扣款, 已付
ja 返金, 領収書, 請求, 支払いました
ko 환불, 영수증, 결제했
ar استرداد, استرجاع, فاتورة, عند الاستلام
hi रिफंड, वापस, कट गए
sv återbetal*, kvitto, faktura, betalade
da refusion, refunder*, tilbagebetal*, faktura, betalte
cs vrác*, vrátit, faktur*, zaplatil*, reklamac*
ro ramburs*, factur*, am plătit
hu visszatérít*, számla, számlát, kifizett*
el επιστροφή, τιμολόγιο, πλήρωσα
id refund, pengembalian, sudah bayar, faktur
vi hoàn tiền, hóa đơn, đã trả
he החזר, חשבונית, שילמתי
fa برگشت, فاکتور
hi refund, wapas, vapas

[own]
en will the site, will saypro, will the platform, does the site, does this site, does saypro, does the app
en does the platform, will you add, plan to add
en available as, payment method*, payment option*, is supported, be supported, supported here, accepted here
en accepted on, on the site, on the app, on the platform, through the platform, through the app, through the site
en at the time of ordering, when ordering, when i order, when placing the order, during checkout
en on saypro, via the app, inside the app, on this site, via saypro, through saypro, in the app
de akzeptiert die plattform, akzeptiert die seite, als zahlungsart, zahlungsmethode, über die plattform
de bei der bestellung, beim bestellen, beim kauf, im warenkorb
de auf der plattform, über die seite, hier über, in der app, bei euch
fr moyen de paiement, le site accepte, sur le site, via le site, sur la plateforme, par le site, sur l appli
fr sur votre site, au moment de la commande, lors de la commande, à la commande, pour commander, au panier
es método de pago, forma de pago en, la página acepta, en la página, por la plataforma, en la plataforma
es en caja, en la caja, al finalizar la compra, al finalizar el pedido, al hacer el pedido, al comprar
es al pagar el pedido, por la página, en la app, por la web, en la web
pt forma de pagamento no, método de pagamento, o site aceita, no site, pelo site, na plataforma, pela plataforma
pt no app, pelo app, ao finalizar, na finalização, ao fazer o pedido, na hora da compra
it metodo di pagamento, il sito accetta, sul sito, tramite il sito, dal sito, sulla piattaforma
it tramite la piattaforma, nell app, al momento dell ordine, durante l ordine, alla cassa, in cassa
nl bij het bestellen, bij de bestelling, bij het afrekenen
nl betaalmethode, accepteert de site, via de site, via het platform, op de site, via de app, in de app
af betaalmetode, aanvaar die webwerf, deur die webwerf, op die webwerf, deur die app, op die app
zu kuwebhusayithi
sw kwenye tovuti, kwenye app
pl przy zamówieniu, przy zamawianiu, przy zakupie, w koszyku
pl przez stronę, na stronie, przez aplikację, w aplikacji, przez platformę
tr sipariş verirken, sepette
tr siteden, uygulamadan, sitede, site üzerinden, uygulama üzerinden
ru при оформлении, при заказе
ru через сайт, на сайте, через приложение
zh 通过平台, 在平台上, 平台上
ja サイトで, アプリで
ko 앱에서, 사이트에서, 플랫폼에서
ar عبر الموقع, من خلال الموقع, عبر التطبيق
sv via appen, genom appen, på sidan, i kassan, vid beställning, när jag beställer
da via appen, gennem appen, på siden, ved bestilling, i kurven, i kassen, ved kassen
cs při objednávce, v košíku
cs přes platformu, přes aplikaci, přes web, na webu, v aplikaci, přes stránku
ro prin platformă, prin aplicație, pe site
hu az oldalon keresztül, az alkalmazásban, a platformon
el μέσω της πλατφόρμας, μέσω της εφαρμογής
id saat checkout, waktu checkout
id lewat aplikasi, di aplikasi, melalui platform, lewat platform
vi qua app, trên app, qua sàn
th ผ่านแอป
he דרך האתר, דרך האפליקציה
fa از طریق سایت
hi app se, app ke through, platform se
zh 平台付, 小程序, 平台支付, 平台下单, 平台里

[ware]
en style, holder, sticker*, reader, sign, case, logo, shirt, tee, mug, book, poster, badge, symbol, charm, miner*
en transfer press, heat transfer, transfer sheet*, transfer paper, register*, box, drawer*, curtain*, steamer*
en lottery, keyring, costume, wallpaper, tin, tins
de hülle, halter, aufkleber, schild, buch, tasse, blick, dose
fr autocollant*, livre, caisse enregistreuse, étui, boîte
es pegatina*, libro, funda, caja
pt adesivo, livro, capa
it adesivo, libro, custodia, scatola
nl sticker*, boek, hoesje, verf
af boek, verf, plakker*

[delivery]
en delivery, shipping, postage, courier, customs, import, late, return, returns, overdue, parking, entry, card fee
en cleaning, city tax, tourist tax, membership, booking, restocking, collection, joining, setup
de endreinigung*, kurtaxe, versand*, liefer*, zoll*, rücksende*
fr ménage, taxe de séjour, livraison, port, douane, envoi, retour, dossier
es limpieza, tasa turística, envío, aduana, entrega, devolución
pt limpeza, taxa turística, envio, entrega, frete, portes, alfândega
it pulizie, tassa di soggiorno, spedizione, dogana, consegna
nl schoonmaak*, toeristenbelasting, verzend*, bezorg*, douane
af aflewering, versending, doeane
pl wysyłk*, dostaw*
tr kargo, gümrük
ru доставк*, таможен*
zh 运费, 关税
ja 送料, 関税
ko 배송비, 관세
ar التوصيل, الشحن, الجمارك
hi डिलीवरी
en pickup point, pick up point, parcel shop, locker, manufacturer, supplier*, factory, wholesaler*, importer
de abholstation, packstation, paketshop, hersteller, fabrik, großhändler
fr point relais, fabricant, usine, fournisseur
es punto de recogida, fabricante, proveedor
pt ponto de recolha, fabricante, fornecedor
it punto di ritiro, produttore, fornitore
nl afhaalpunt, fabrikant, leverancier
pl paczkomat*, punkt odbioru, producent*

[feeless]
tr komisyon ödemeyelim, komisyon vermeyelim, komisyon ödemeden, komisyonsuz
ja 手数料なし, 手数料がか, 手数料を節約
ko 수수료 없이, 수수료 아끼, 수수료없이
hi कमीशन बच, कमीशन नहीं, बिना कमीशन
tr komisyon yok

[escrow]
en escrow, middleman, middle man, buyer protection
de treuhand, käuferschutz, treuhandservice
fr protection acheteur
es intermediario*, protección al comprador
pt intermediário*, proteção ao comprador
it intermediari*, protezione acquirenti
nl tussenpersoon, kopersbescherming

[outof]
en isn t involved, not involved, uninvolved, aside, out of it, out of this, out of the loop, leave out
en out of the deal, out of the picture
de außen vor, raus, rauslassen, weglassen
fr de côté
it fuori da questo, da parte
nl erbuiten, ertussenuit
af uit, daaruit
tr dışında, dışından, olmadan
ja 以外で, 通さず, 外で, 介さず, 使わず
ko 밖에서, 통하지 않고, 없이, 말고
hi के बाहर, बिना

[notown]
en no platform involved, no app involved, no site involved, no website involved, not through the site
en not through the app, not through this, not via the app, not via the site
en no need to use the app, no need to go through the site, no need for the site
de ohne die plattform, ohne plattform, nicht über die plattform, nicht über die seite, nicht über die app
de nicht hier über, statt über die plattform
fr pas par l appli, pas par le site, pas via le site, pas via l appli, sans passer par le site
fr sans passer par la plateforme, sans passer par l appli
fr pas besoin de passer par le site, sans le site, sans la plateforme
es por la app no, por la web no, sin pasar por la web, sin pasar por la página, sin pasar por la plataforma
es sin pasar por la app, sin la plataforma, no por la web, no por la página, no por la plataforma
pt pelo app não, pelo site não, sem passar pelo site, sem o site, sem a plataforma, não pelo site
pt não pela plataforma, sem ser pelo site
it non tramite app, non tramite il, senza passare dal sito, senza il sito, senza la piattaforma, non dal sito
it non tramite il sito
nl via de app niet, zonder de site, zonder het platform, zonder site, niet via de site, niet via het platform
nl niet via de app, hoeft het niet via
af sonder die webwerf, sonder die app, nie deur die app, nie deur die webwerf
zu hhayi kule app
sw nje ya app
pl nie przez stronę, nie przez platformę
tr site üzerinden değil, uygulamadan değil
ru не через сайт, не через приложение

[pastcheckout]
en forget the checkout, not via checkout, not via the checkout, not through checkout, not through the checkout
en skip the checkout, no need for the checkout, instead of the checkout, outside the checkout, without the checkout
en around the checkout, avoid the checkout, bypass the checkout
de nicht über die kasse, an der kasse vorbei, nicht über den checkout, ohne checkout
fr sans passer par le paiement, sans le checkout
es sin el checkout, sin pasar por el checkout
pt sem o checkout, sem passar pelo checkout
it senza il checkout, senza passare dal checkout
nl zonder de checkout, niet via de checkout
af sonder die betaalpunt, nie deur die betaalpunt

[takes]
en takes, take, charges, charge, keeps, keep, wants, want, grabs, eats, deducts
de nimmt, nehmen, will, zieht, verlangt, behält, kassiert, frisst
fr prend, prennent, garde, retient, demande, ponctionne
es se queda, se quedan, cobra, cobran, se lleva
pt fica com, ficam com, cobra, cobram, leva, levam, come
it si prende, prende, trattiene, trattengono, vuole, chiede
nl pakt, neemt, houdt, vraagt, rekent
af vat, neem, hou, vra
pl bierze, pobiera, zabiera
tr kesiyor, alıyor, keser
ru берет, берёт, забирает, снимает
zh 抽, 收
ja 取ら, 引かれ
ko 떼, 가져가
ar ياخذ, تاخذ, يخصم

[code]
en code, codes, pin, scratch, numbers on the back
de code, codes
fr code, codes
es código, códigos
pt código, códigos
it codice, codici
nl code, codes

[money]
en the money, money, the rest, deposit
de das geld, geld
fr l argent, argent, les sous
es el dinero, dinero, la plata
pt o dinheiro, dinheiro, a grana
it i soldi, soldi
nl het geld, geld
af die geld, geld

[pickup]
en pick up, pickup, collect, collection, come, in person, meet, hand it over, handover
de abhol*, übergabe, komm vorbei, treffen
fr récup*, remise, passe, viens, main propre
es recoj*, recog*, buscar, entrega, vengas
pt busca*, levanta*, entrega, vier
it ritir*, vieni, consegna, passo
nl ophaal, ophalen, langskom*
af afhaal, kom haal, optel

[asking]
en does the, do the, what does, how much does, does your, what do you, does this
de was nimmt, wie viel nimmt, wieviel, was zieht, wie hoch
fr que prend, combien prend, quelle
es cuánto, qué comisión, qué porcentaje
pt quanto, qual a
it quanto
nl hoeveel, wat houdt, wat rekent
af hoeveel, wat vat
pl ile
tr ne kadar
ru сколько
zh 多少

[soon]
en straight away, right away, straight after
nl direct na, direct bij

[offsite]
en outside, off app, off platform, off site, off the app, off the site, off the platform, offline, elsewhere
de nebenher, außerhalb, woanders
fr hors site, ailleurs, dehors, à côté
es por fuera, fuera
pt por fora, fora
it fuori, di fuori, a parte
nl buitenom, buiten om, erbuiten
af buite om, buite
pl poza, na boku
tr dışarıdan, dışardan
ru мимо, на стороне
"""
