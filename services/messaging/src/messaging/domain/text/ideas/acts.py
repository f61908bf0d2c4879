"""What people do with money, and what they say of it; the notation is described in `vocabulary`."""

WORDS = """
[pay]
en pay, pays, paying, payment, transfer, transfers, transferring, wire, deposit, settle, settling, send the money
en send money, send cash, send payment, sending the money, drop it into, drop it in, eft, money, buy, sort it
en close this deal, close the deal
de vorkasse, anzahlung, zahl, zahle, zahlen, zahlst, zahlt, zahlung, bezahl*, überweis*, überweise*, geld
fr paie*, paye*, paiement, payer, régler, réglez, règle, virement, virer, vire, argent, payes
es pago*, paga*, pagu*, transfier*, transferir, transferencia, deposit*, dinero, plata, ingresa*, ingréso
pt pago*, paga*, pagu*, transfer*, transfiro, transfere, deposit*, dinheiro, grana, acerta*
it pago, paga*, pagh*, bonifico, ricarica*, versa*, versamento, soldi, saldo
nl betaal*, betalen, overmaken, overmaak, maak over, maak het over, storten, stort, geld, overschrijven
af betaal*, inbetaal, oorbetaal, geld, oorplaas, gooi dit in, inbetaling
zu khokha*, ngikhokhe*, ungakhokhi, imali, ngithumelele imali, thumela imali
sw lipa*, kulipa, pesa, tuma pesa, malipo
pl zapłać, zapłaci*, zapłacę, płac*, płatn*, przelej, przelać, przelew*, pieniądze, kasę, wpłać
tr öde, ödeme*, öderim, ödeyelim, ödeyin, ödersen*, para, parayı, paranı, havale, yatır*, gönder parayı
ru перевед*, оплат*, заплат*, плат*, перевод*, переведи*, перевести, скинь, скинуть, скинуть деньги, деньги
fi maksa*, maksu*, rahat
zh 付款, 付钱, 转账, 转钱, 打款, 支付, 汇款, 交易
ja 支払, 払, 送金, 振り込, 振込, お金, 取引
ko 결제, 송금, 이체, 입금, 돈
ar ادفع, الدفع, دفع, حول, تحويل, المبلغ, فلوس
hi पैसे, भुगतान, पेमेंट, ट्रांसफर, भेज
sv betala*, swisha, pengar, pengarna, överför
da betal, betale, betaler, betaling, overfør, penge, pengene
no betal, betale, overfør, penger, vipps
cs zaplať*, platba, zaplatit, platit, pošli peníze, peníze, převeď
ro achita*, bani, banii
hu fizess*, fizet*, utald, utalj, utalás*, átutalás, pénz*
el πλήρωσ*, πληρώ*, πληρωμή, λεφτά, χρήματα, κατάθεσε
id bayar*, transfer, uang, duit, kirim uang
vi trả tiền, thanh toán, chuyển tiền, chuyển khoản
th จ่าย, โอน, เงิน
tl bayad*, bayaran, magbayad
he תשלם, לשלם, תשלום, כסף, תעביר
fa پرداخت, پول, واریز
ur پیسے, ادائیگی, رقم
hi paise, payment, bhej do, paisa
cs plaťte, platím, zaplatím
ro plătesc, plătești, plătiți, plată

[transfer]
en transfer, wire, eft, zelle, cashapp
de überweis*
fr vire, virer, virez, fais un virement
es transfier*, transferime, deposita, deposítame
pt transfer*, transfiro, deposita
it bonifico, bonifica*, fai un bonifico
nl overmaken, maak, boek
af oorplaas, inbetaal
pl przelej, przelew*
tr havale
ru переведи*, перевед*
zh 转账, 转给, 打款
ja 送金, 振り込
ko 송금, 이체
sv överför, sätt in
da overfør
cs převeď, převod, pošlete na účet
ro transferă, virează
hu utald, utalj, átutalás
id transfer
vi chuyển khoản

[deal]
en we do direct, do direct, sale, private sale, deal, settle, settling, arrange, close this, close it, do it, do this
en handle it, handle this, finish it, sort it, do the deal, go around
de regeln, abwickeln, machen, erledigen, klären, abmachen
fr réglons, régler, faire, fait, arranger, vendre, affaire, vente, on fait
es hacer, hacemos, hagamos, cerramos, cerrar, arreglamos, trato, venta
pt fechamos, fechar, fazer, resolver, acertamos, combinamos, negócio
it facciamo, fare, chiudiamo, concludiamo, vendo, affare
nl zelf doen, zelf regelen, regelen, regel*, afhandelen, doen, afspreken
af self doen, doen, reël, afhandel
pl załatw*, zrobi*, dogada*
tr halledelim, halledebiliriz, anlaşalım
ru договорим*, договор*, решим, сделк*, сделаем
zh 交易
ja 取引
ko 거래
ar نتفق, نتعامل

[settle]
en settle up, square up, settle, sort it out between
de verrechnen
fr on s arrange
es arreglamos
pt acertamos
it ci arrangiamo
nl verrekenen
af vereffen

[tome]
en to you, to me, to us, me the money, me the amount, me the cash, me money
de auf meinen namen, an mich, an uns, mir das geld
fr à mon nom, sur mon nom, à moi, à nous
es a mi nombre, a mí, a nosotros
pt em meu nome, para mim, pra mim, a mim
it a mio nome, a me, a noi
nl naar mij, op mijn naam, aan mij
af na my, op my naam, na my toe, aan my, vir my
pl do mnie, dla mnie
tr bana
ru мне

[payme]
en pay me
de zahl mir, bezahl mich, zahlen sie mir
fr paie moi, payez moi, paye moi
es págame, págueme, pagarme, págamelo
pt pague me, pagar me, paga me, pagas me
it pagami, pagatemi, pagarmi, pagamelo

[iaccept]
en only doing, i only do, i do only, only do, i accept, i take, i only take, i only accept, only accept, only take
en we accept, i prefer, happy to take, also take, also accept, i want, i d take, i can take
de ich nehme, ich nehm, nehme auch, nehm auch, ich akzeptiere
fr j accepte, je prends, je préfère
es acepto, prefiero
pt aceito, prefiro
it accetto, preferisco
nl ik accepteer, ik neem
af ek vat, ek neem, ek verkies

[aspay]
en as payment, for payment, instead of cash, as a payment
de als zahlung, als bezahlung
fr comme paiement, en guise de paiement
es como pago
pt como pagamento
it come pagamento
nl als betaling
af as betaling

[suits]
en works for me, works too, works, is safer, is also ok, is easiest, is best, is fine, is ok, is better, is good
en only please, no fees, number is
de geht auch, wäre super, wäre am einfachsten, passt auch, ist einfacher
fr ça marche, c est mieux, c est plus simple, au choix
es es más fácil, también vale, mejor
pt é mais fácil, também serve
it va bene, è più facile, è meglio
nl is makkelijker, mag ook, kan ook
af is makliker, kan ook

[invoiceme]
en i invoice you, invoice you myself, bill you myself, invoice you directly, invoice me, bill me, send me an invoice

[billyou]
en send you an invoice, send you the invoice, send you my invoice, send you a bill, write you an invoice, invoice you
de schick dir eine rechnung, schicke dir eine rechnung, schicke ihnen eine rechnung, stelle dir eine rechnung
de stelle ihnen eine rechnung
fr t envoie une facture, vous envoie une facture, t envoie la facture, vous envoie la facture, vous facture, te facture
es te mando una factura, te envío una factura, le envío una factura, te facturo
pt te mando uma fatura, te envio uma fatura, lhe envio uma fatura, te faturo
it ti mando una fattura, ti invio una fattura, le invio una fattura, ti fatturo
nl stuur je een factuur, stuur u een factuur
af stuur vir jou n faktuur
pl wyślę ci fakturę, wystawię ci fakturę

[irefund]
en i refund you, i ll refund you, i will refund you, i send you back, i give you back, i pay you back
en i ll give you back, i return you, i refund, i ll refund
de erstatte ich dir, ich erstatte dir, zahle ich dir, überweise ich dir, ich überweise dir, ich zahle dir
fr je vous rembourse, je te rembourse, je vous rends, je te rends
es te devuelvo, te reembolso, le devuelvo
pt te devolvo, devolvo te, te reembolso, lhe devolvo
it ti rimborso, ti restituisco, ti ridò, le rimborso
nl betaal ik je terug, stort ik terug, stort ik je, krijg je terug, geef ik je terug
af betaal ek jou terug, gee ek jou terug, stort ek jou

[back]
en back, half, difference
de zurück, hälfte
fr retour, moitié, rends
es vuelta, devuelvo, mitad
pt volta, devolvo, metade
it indietro, metà, rimborso
nl terug, helft
af terug, helfte

[returned]
en still not, not arrived, not yet, hasn t arrived, haven t received, still waiting
en back, returned, when do i get, when will i get, when will the, when does the, when is my, how long until
de noch nicht, noch immer nicht, immer noch nicht
de zurück, wann bekomme ich, wann kommt, wann ist, wann habe ich, wann wird
fr toujours pas, pas encore
fr retour, quand est ce que, quand vais je, quand arrive, quand recevrai je
es todavía no, aún no
es vuelta, devuelto, cuándo llega, cuándo recibo, cuándo me
pt ainda não
pt volta, quando recebo, quando chega, quando cai
it non sono ancora, non è ancora, ancora non, non ancora
it indietro, quando arriva, quando ricevo, quando mi
nl nog niet, nog steeds niet
nl terug, wanneer krijg, wanneer komt, wanneer staat
af nog nie
af terug, wanneer kry, wanneer kom
pl jeszcze nie, nadal nie
pl z powrotem, kiedy dostanę, kiedy otrzymam, kiedy będą, kiedy wrócą
tr henüz, hâlâ, geri, ne zaman
ru так и не, ещё не, до сих пор не
ru назад, обратно, когда прид*, когда поступ*
uk ще не, досі не, коли прийд*, повернут*
sv fortfarande inte, inte kommit, tillbaka, när får, när kommer
da endnu ikke, stadig ikke, ikke endnu, tilbage, hvornår får, hvornår kommer
no ennå ikke, fortsatt ikke, tilbake, når får, når kommer
fi ei ole vielä, takaisin, milloin
cs ještě ne*, stále ne*, zpět, zpátky, kdy dostanu, kdy přijd*
ro înapoi, când primesc
hu vissza, mikor kap*, mikor érkez*
el πίσω, πότε
ar متى
hi कब
zh 还没, 什么时候, 何时
ja まだ, いつ
ko 아직, 언제
id belum, kembali, kapan
vi chưa, khi nào, bao giờ
th เมื่อไหร่

[part]
en half, part of it, some of it
de hälfte, einen teil
fr moitié, une partie
es mitad, una parte
pt metade, uma parte
it metà, una parte
nl helft, een deel
af helfte, n deel
pl połow*, część
tr yarısı, yarısını
ru половин*, часть
zh 一半
ja 半分
ko 절반

[cheaper]
en you get it, it s yours, get it for, do better, better deal, good price, save, you save, discount, cheaper, less
en off, knock off, better price, lower, percent off, save you, instead of
de besserer preis, guten preis, rabatt, billiger, günstiger, weniger, nachlass, statt, preisnachlass
fr un geste, un prix, prix d ami, moins cher, réduction, remise, rabais, meilleur prix, au lieu de, enlève, je baisse
es hago precio, te hago precio, descuento, más barato, rebaja, menos, en vez de, te quito, te bajo
pt faço um preço, mais em conta, desconto, mais barato, menos, em vez de, abato, tiro
it faccio il prezzo, ti faccio il prezzo, prezzo migliore, sconto, meno, più basso, costa meno, invece di, scalo
it tolgo, ti tolgo
nl prijsje, scherpe prijs, korting, goedkoper, minder, in plaats van, ipv
af gee prys, beter prys, afslag, goedkoper, minder
zu isaphulelo, kushibhile
sw punguzo, nafuu, rahisi
pl taniej, rabat*, zniżk*, mniej, zamiast
tr indirim, ucuz*, daha ucuz
ru дешевле, скидк*
zh 便宜, 优惠, 折
ja 安く, 割引, 値引
ko 할인, 싸게, 깎아
ar خصم, ارخص
hi सस्ता, छूट, कम
sv billigare, rabatt
da billigere, rabat
no billigere
cs levněji, levnější, sleva, slevu, ušetříš
ro mai ieftin, reducere, scad
hu olcsóbb*, kedvezmény*
el φθηνότερα, φτηνότερα, έκπτωση
id lebih murah, diskon, murah
vi rẻ hơn, giảm giá
th ถูกกว่า, ลด
tl mas mura, bawas
he יותר זול, הנחה, בזול
fa ارزونتر, تخفیف
ur سستا, ڈسکاؤنٹ
hi sasta
tr düşerim, inerim, indiririm
af goedkoper

[privatesale]
en private sale, private deal
de privatverkauf, privatdeal
fr vente privée
es venta privada
pt venda privada
it vendita privata
nl onderhands, onderhandse
af private verkoop
"""
