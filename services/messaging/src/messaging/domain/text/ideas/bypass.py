"""How the platform is left out; the notation is described in `vocabulary`."""

WORDS = """
[avoid]
en not give, not giving, don t give, nobody takes, no one takes, nobody gets, skip*, avoid*, save, saves, saving
en dodge*, bypass*, escape, no, without, zero, cut out, get around, refuse, why pay, why should, why give, keep the
en instead of paying, rather than, not pay*, don t pay, nobody pays, lose, not lose, free of
de spar, spare, sparen, sparst, spart, umgeh*, vermeid*, ohne, keine, kein
fr évit*, économis*, sans, pas de, épargn*, zéro
es ahorra*, ahorro, evita*, evito, saltar*, saltamos, saltemos, sin, no pag*, nos saltamos
pt poupa*, poupo, economiza*, evita*, sem, foge*, escapa*, não levam, não pag*
it risparmi*, evit*, senza, saltiamo, saltare, niente
nl ontlopen, ontloop*, ontduik*, bespar*, scheelt, zonder, vermijd*, ontwijk*, omzeil*, geen
af spaar, vermy, sonder, geen, omseil
zu gwema, ngaphandle
sw epuka, bila, okoa
pl bez, unikn*, omiń, omij*, zaoszczęd*, oszczęd*
tr ödemeyelim, vermeyelim, kaçın*, olmadan, siz, kurtul*, ödemeden, ödememek
ru без, избеж*, сэконом*, обойд*, чтобы не плат*
zh 省, 免, 避免, 不用付, 没有
ja なし, かから, 節約, 避け, 浮
ko 없이, 아끼, 피하, 안 내, 절약
ar بدون, توفير, نوفر, تجنب, لتجنب
hi बिना, बचा, बचेगा, बचत
sv spara, sparar, undvik
da sparer, undgå
cs ušetř*, vyhn*
ro economis*, evităm, fără, scăpăm
hu spórol*, megspórol*, nélkül
el γλιτώ*, χωρίς, αποφύγ*
id hemat, tanpa, hindari
vi tránh, khỏi, tiết kiệm
th ไม่เสีย, ประหยัด
he לחסוך, נחסוך, בלי
fa بدون
ur بچ جائے, بغیر
hi bachao, bachega, bach jayega
af hoef ons nie, hoef jy nie
nl hoeven we geen, betalen we geen

[skip]
en skip, skipping, avoid, bypass, dodge, ignore, forget, leave, drop, without
de umgeh*, umgehen, sparen uns, vergiss, ignorier*
fr évit*, oubli*, contourn*, sautons
es salt*, evit*, olvid*
pt evit*, esquec*, pula*, salt*
it evit*, salt*, dimentic*, lascia*
nl ontlopen, ontloop*, ontduik*, omzeil*, vermijd*, vergeet, oversla*
af vermy*, vermy, vergeet, omseil
pl omiń*, omij*, pomiń*
tr atla*, boşver
ru обойд*, мимо
zh 绕过, 跳过
hi chhodo, chodo, hatao
id lupakan, tinggalkan
tl kalimutan
es nos olvidamos de, nos saltamos

[noneed]
en not needed, don t need, no need for, isn t needed
de brauchen wir nicht, brauche ich nicht, nicht nötig, unnötig, wir brauchen
fr pas besoin, n a pas besoin
es no necesitamos, no hace falta, no necesito
pt não precisamos, não precisa, não é preciso
it non ci serve, non serve, non serve il
nl niet nodig
af nie nodig

[noapp]
en no app needed, no app required, no site needed, no platform needed, no website needed, no need for the app
en no need for the site, no need for the platform, without the app, without the site, without the platform
en without the website, without this app, without this site
de ohne app, ohne die app, ohne die seite, ohne die plattform
fr sans l appli, sans le site, sans la plateforme
es sin la app, sin la web, sin la página, sin la plataforma
pt sem o app, sem o site, sem a plataforma
it senza l app, senza il sito, senza la piattaforma
nl zonder de app, zonder de site, zonder het platform
af sonder die app, sonder die webwerf

[spared]
en doesn t take, don t take, doesn t get, don t get, won t take, won t get, can t take, can t get, gets no, get no
en takes no, doesn t keep, doesn t charge, can t charge, gets none, misses its
de keine nimmt, nicht nimmt, nichts nimmt
fr ne prend pas, ne prenne pas
es no se lleva, no se lleve, no cobra, no cobre
pt não leva, não leve, não cobra, não cobre
it non prende, non prenda, non trattiene
nl niet pakt, geen rekent

[nothere]
en no point paying them, no point paying, don t pay them, why pay them, don t buy here, don t order here
en don t pay here, don t pay on here, ignore the pay button, ignore the button, don t use the pay button
en don t use pay now, don t press buy, don t click buy, don t checkout, don t check out, no need to order
en no need to pay here, no need to buy, don t purchase here, don t go through the app, don t go through the site
en don t pay through, don t pay via the
de brauchen wir das hier nicht, hier nicht bestellen, nicht hier kaufen, nicht hier bestellen, nicht hier zahlen
de kauf nicht hier, bestell nicht hier, nicht über die plattform, brauchst hier nicht, brauchst du hier nicht
fr n achetez pas ici, ne payez pas ici, ne commandez pas ici, pas la peine de payer ici
fr pas la peine de commander ici, ne passez pas par, pas besoin de commander ici, pas besoin de payer ici
fr n achète pas ici, ne paie pas ici
es no hace falta pedir aquí, no hace falta comprar aquí, no compres por aquí, no compres aquí, no pagues aquí
es no pagues por aquí, no hace falta que compres, no lo compres aquí, no pagues por la
pt não precisa pedir aqui, não precisa encomendar, não compra aqui, não compre aqui, não paga aqui, não pague aqui
pt não precisa comprar pelo, não precisa comprar aqui, não compre pelo, não pague pelo, não precisa pagar pelo
pt não precisa pagar aqui
it non serve comprare qui, non serve ordinare qui, non comprare qui, non pagare qui, non ordinare qui
it non serve ordinare, non comprarlo qui, non passare dal sito
nl bestellen hoeft niet, hoeft niet besteld, niet hier kopen, niet hier betalen, niet hier bestellen
nl bestel niet hier, hoef je hier niks, hoef je hier niet, niet via de site, koop niet hier
af hoef nie hier te bestel, hoef nie te bestel, moenie hier koop, moenie hier betaal, moenie hier bestel
af moenie op die app
zu ungakhokhi la, ungathengi la, hhayi kule app, hhayi kule
sw usinunue hapa, usilipe hapa, tusitumie app, usitumie app
pl nie kupuj tu, nie płać tu, nie kupuj tutaj, nie płać tutaj, nie zamawiaj tu
tr buradan alma, buradan ödeme, siteye gerek yok, siteden alma
ru не покупай тут, не плати тут, не покупайте здесь, не оплачивайте здесь, без площадки
zh 别在这里下单, 不要在这里下单, 别在这里买, 不要在这付款, 别在平台
ja ここで買わないで, ここでは買わないで, ここで購入しないで
ko 여기서 사지 말고, 여기서 결제하지, 여기서 사지
ar لا تدفع هنا, لا تشتري من هنا, لا تطلب من هنا
hi यहाँ मत खरीदो, यहां मत खरीदो, यहाँ पेमेंट मत

[cancel]
en drop the order, drop this order, forget this order, forget the order, forget the site, forget the app
en ignore the checkout, skip the checkout, without ordering, without an order, leave the order, no order on
en no need for an order, cancel*, don t press buy, don t buy here, close the order, close the listing, close the ad
en no need to order, no need to buy, delete the listing, take down the listing, don t order here, no order needed
en no need for another order
de brech*, kauf ab, ohne bestellung, keine bestellung, vergiss die bestellung, lass die bestellung, bestellung lassen
de storn*, abbrech*, brich, annullier*, brauchst du hier nicht, brauchst hier nicht, nicht zu bestellen
de nicht hier bestellen
fr oubliez la commande, oublie la commande, laissez tomber la commande, laisse tomber la commande, sans commande
fr annul*, supprime* l annonce, on oublie la commande, sans commander
es olvida el pedido, olvídate del pedido, deja el pedido, sin pedido, cancel*, anul*, sin comprar
pt esquece o pedido, esquece a encomenda, deixa o pedido, sem pedido, cancel*, anul*, esquece o site, desmarca
it lascia stare l ordine, lascia perdere l ordine, dimentica l ordine, senza ordine, lascia stare il sito, annull*
it chiudi l annuncio, cancell*, disdici, disdire
nl laat die bestelling, laat de bestelling, vergeet de bestelling, zonder bestelling, annuleer*, annuler*, cancel*
nl afzeg*
af los die bestelling, vergeet die bestelling, sonder bestelling, kanselleer*, stel af
zu khansela, khansel*
sw ghairi, futa oda, cancel
pl anuluj*, anulow*
tr iptal
ru отмен*
zh 取消
ja キャンセル
ko 취소
ar الغ, إلغاء
hi कैंसिल, रद्द

[remove]
en remove, take down, take it down, take the, delete, pull, close, take off
de raus, rausnehmen, runter, lösche, weg, löschen, beenden
fr retire, enlève, supprime, ferme, désactive
es quito, quitamos, retiro, borro, bajo, cierro
pt tiro, retiro, apago, removo, fecho
it tolgo, rimuovo, cancello, chiudo, levo
nl haal, verwijder, weg, offline
af haal, verwyder
pl zdejm*, usun*, kończę
tr kaldır*, silerim, sileyim, kapat*
ru уберу, сниму, удалю, закрою
zh 下架, 删掉
ja 取り消, 削除, 下げ
ko 내릴게, 내리, 삭제
ar احذف, ازيل

[ad]
en ad, advert, listing, post, offer
de anzeige, inserat, angebot
fr annonce
es anuncio, publicación
pt anúncio
it annuncio, inserzione
nl advertentie
af advertensie
pl ogłoszeni*, aukcj*
tr ilan*
ru объявлени*
zh 商品, 链接
ja 出品
ko 글, 게시글, 상품
ar الاعلان

[mark]
en approve, accept, mark as, tell them, say you, report it as, mark*, set it, set the order, confirm, click, press
en hit, tap, release, put it as, flag it, tick
de markier*, bestätig*, setz, klick*
fr marqu*, confirm*, mets, cliqu*, valid*
es marca*, márca*, confirma*, pon
pt marca*, confirma*
it segna*, conferma*, clicca
nl markeer, bevestig*, klik, zet
af merk, bevestig
pl oznacz*, potwierdź
tr işaretle*, onayla*
ru отметь*, подтверди*, нажми*

[finished]
en arrived, delivery, as sold, receipt, received, delivered, complete, completed, done, cancelled, canceled, sold
en shipped, as a gift, as gift, accepted, finished
de lieferung, erhalt, empfang, erhalten, geliefert, abgeschlossen, storniert, verkauft, erledigt
fr livraison, réception, reçu, livré, terminé, terminée, annulé, annulée, vendu
es entrega, recepción, recibido, entregado, completado, terminado, cancelado, vendido
pt entrega, recebimento, receção, recebido, entregue, concluído, cancelado, vendido
it ricezione, consegna, ricevuto, consegnato, completato, annullato, venduto
nl levering, ontvangst, ontvangen, geleverd, afgerond, voltooid, geannuleerd, verkocht
af aflewering, ontvang, afgelewer, voltooi, gekanselleer
pl odebrane, dostarczone, zakończone, odebran*
tr teslim, teslim edildi, alındı, tamamlandı
ru получен*, доставлен*, завершен*

[dispute]
en say you never got it, say it never arrived, say it didn t arrive, dispute it, close the dispute, close the case
en drop the case, drop the dispute, drop the claim, cancel the claim, close the claim, cancel the dispute
en withdraw the complaint, withdraw the dispute, remove the complaint
de fall schließen, streitfall schließen, reklamation zurück
fr fermez le litige, ferme le litige, clôturez le litige, annulez la réclamation
es cierra la disputa, cierra el reclamo, cierra la reclamación, retira el reclamo
pt fecha a disputa, fecha a reclamação, retira a reclamação
it chiudi la disputa, chiudi la contestazione, ritira il reclamo
nl sluit het geschil, sluit de klacht, trek de klacht in
af sluit die dispuut, trek die klag terug
"""
