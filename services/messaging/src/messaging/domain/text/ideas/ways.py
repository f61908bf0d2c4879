"""Services, banks and accounts, by which money goes past the platform; the notation is described in `vocabulary`."""

WORDS = """
[between]
en wave me, binance*, western onion, kakaopay, kakao pay, paypal request, request on paypal, request on venmo
en venmo request, bank me, bank to bank
en bank it to me, immediate payment, momo pay, momopay, merchant code, kwa till, till no, my till, paypal en ami
en paypal entre amis, paypal amigos, paypal amici, paypal vrienden, paypal vriende, paypal amis, paypal invoice
en paypal personal, paypal friends, alipay, wechat pay, pay by friends, f f, family and friends, f and f, f n f
en friends option, friends and fam, friends fam, paybill, pay bill, till number, paypal an freunde, an freunde
en postal orders, money orders, venmo*, cashapp, cash app, cash tag, cashtag, zelle*, revolut, revtag, snapscan
en western union, moneygram, money gram, mtcn, remitly, worldremit, world remit, money order, postal order, e wallet
en ewallet, instant money, cashsend, cash send, send imali, sendimali, payshap, paynow, mtn momo, airtel money
en orange money, mobile money, opay, palmpay, moniepoint, gcash, phonepe, phone pe, gpay, g pay, paytm, pay tm, bhim
en upi, neft, imps, rtgs, tikkie*, betaalverzoek*, betaalverzoekje, payconiq, twint*, wero, paylib, bizum*, mbway
en mb way, satispay, postepay, vipps, mobilepay, interac, e transfer, etransfer, apple cash, mercado pago
en mercadopago, nequi, daviplata, yape, oxxo, skrill, neteller, payoneer, transferwise, ecocash, mukuru
en pochi la biashara, lipa na mpesa, mandat cash, chave pix, friends and family, friends family, freunde und familie
en freunde familie, amigos y familia, amigos y familiares, amigos e familia, amis et famille, entre proches
en amici e familiari, amici e parenti, vrienden en familie, vriende en familie, paypal freunde, paypal ff, pay pal ff
en pay pal f f
de paypal anfrage, per freunde, als freund, freunde option, freunde funktion, paypal privat
fr demande paypal
es solicitud de paypal
pt pedido no paypal, pedido de paypal
it richiesta su paypal, richiesta paypal
tr papara
ru сбп, юмани, киви
zh 微信转, 支付宝转, 微信付, 支付宝, 微信支付, 支付寶
ja PayPayで, PayPayに, PayPayの, 銀行振込, ペイペイ
ko 카카오페이로, 카카오페이, 계좌이체
hi पेटीएम, फोनपे, गूगल पे
sv swisha, swish nummer, swishnummer
da mobile pay
no vippse, vipps nummer
id shopeepay, linkaja
vi zalopay, zalo pay
th พร้อมเพย์, ทรูมันนี่
tl maya, paymaya, g cash
he ביט לי, בביט, פייבוקס
en promptpay, truemoney, bkash, nagad, easypaisa, jazzcash, payid, osko, paysend, n26 moneybeam, moneybeam, aircash
en mpesa till, ecocash, onemoney, innbucks, tigo pesa, halopesa, wave mobile, nequi, plin, transfermovil, pago movil
en bancolombia a la mano, spei, codi, dimo, uala, brubank, cuenta rut, cuentarut, iris, blik na, przelew blik
hu revolutra, revoluton, revolutom
pl revoluta, revolutem
cs revolutu, revolutem
fa کارت به کارت

[ownable]
en bank transfers, wire transfers, chime, paypal*, pay pal, google pay, apple pay, mpesa, m pesa, pix, ideal, blik*
en eft, klarna, multibanco, wise, momo, swish, bank transfer, wire transfer, direct deposit, bank deposit, wire
de überweisung, banküberweisung
fr lydia, virement
es transferencia, transferencia bancaria
pt transferência, transferência bancária
it bonifico
nl overboeking, bankoverschrijving
af oorplasing, bankoorplasing
pl przelew*
tr havale, eft
ru банковский перевод
zh 银行转账
ja 振込で, 振込
ko 이체
sv banköverföring, överföring
da bankoverførsel, overførsel
no bankoverføring
cs bankovní převod, převodem, převod
ro transfer bancar
hu átutalás, banki átutalás, utalás*
el τραπεζική μεταφορά, κατάθεση
id transfer bank, gopay
vi chuyển khoản
th โอนเงิน
he העברה בנקאית

[coin]
en ltc, xmr, bnb, eth, dogecoin, doge, solana, xrp, bitcoin*, btc, ethereum, usdt, usdc, tether, crypto*, litecoin
en monero, trc20
en bep20, erc20

[card]
en gift card, gift cards, giftcard*, itunes card*, steam card*, steam gift card, razer gold, google play card*
en vanilla card*
de gutscheinkarte*, steam karte*
fr carte cadeau, cartes cadeaux, pcs, transcash, neosurf
es tarjeta regalo, tarjetas regalo

[scamcard]
en amazon voucher*, takealot voucher*, itunes voucher*, amazon card*, apple card*, itunes, steam, razer gold
en google play, vanilla, apple gift, amazon gift, sephora card

[bank]
en fnb, capitec, absa, nedbank, standard bank, tymebank, tyme bank, investec, discovery bank, african bank, gtbank
en gtb, zenith bank, access bank, uba, first bank, fidelity bank, sterling bank, kuda, equity bank, kcb, barclays
en hsbc, lloyds, natwest, monzo, starling, nationwide, wells fargo, bank of america, citibank, sbi, hdfc, icici
en axis bank, bancontact
de sparkasse, commerzbank, volksbank, ing diba, n26, dkb, comdirect
fr boursorama, bnp, credit agricole, crédit mutuel, banque postale
es bbva, santander, caixabank, sabadell, banamex, banorte, bancolombia
pt bradesco, itaú, nubank, millennium bcp, caixa geral
it intesa sanpaolo, unicredit, fineco, banca sella
nl rabobank, abn amro, bunq
pl mbank, pko bp
tr ziraat, garanti, akbank
ru сбер*, тинькоф*, альфа банк
zh 工商银行, 建设银行, 招商银行
ja 三菱ufj, ゆうちょ, 楽天銀行
ko 국민은행, 신한은행, 우리은행, 하나은행, 농협, 카카오뱅크, 토스뱅크
id bca, bri, bni, bank mandiri, cimb, seabank
vi vietcombank, vcb, techcombank, bidv, vietinbank, tpbank, mb bank
tl bdo, bpi, unionbank, metrobank, landbank
hi meezan, hbl, kotak bank, punjab national, canara
cs fio, čsob, komerční banka, česká spořitelna, air bank
hu otp bank, erste, k h bank
ro bcr, brd, banca transilvania
sv swedbank, nordea, handelsbanken
da danske bank, jyske bank
el eurobank, alpha bank, πειραιώς, εθνική τράπεζα
th กสิกร, ไทยพาณิชย์, กรุงไทย, กรุงเทพ
ar الراجحي, الاهلي
he בנק הפועלים, לאומי, דיסקונט
en commbank, westpac, scotiabank, chase bank, capital one, td bank, anz, ing bank, wise account

[detail]
en personal account, private account, own account, savings account, cheque account, current account, bank acc
en bank acct, aza, vpa, upi id, iban, bic, ifsc, swift code, sort code, routing number, account number, account no
en account nr, account details, acc no, acc number, acct, a c, acc, bank account, bank details, banking details
en bank info, bank deets, bank number, payment details, eft details, banking app details
de kontonummer, kontonr, kontodaten, bankdaten, bankverbindung, blz
fr rib, coordonnées bancaires, numéro de compte
es clabe, cbu, cvu, número de cuenta, datos bancarios, num de cuenta, nro de cuenta
pt nib, número de conta, número da conta, dados bancários, dados da conta
it coordinate bancarie, numero di conto, dati bancari
nl rekeningnummer, bankgegevens, bankrekening, rekeningnr
af rekeningnommer, bankbesonderhede, bankrekening
zu inombolo ye akhawunti
sw namba ya akaunti, akaunti ya benki
pl numer konta, nr konta, numer rachunku, dane do przelewu
tr hesap numara*, banka bilgi*, iban*
ru на карту, карта сбер*, номер счета, номер карты, реквизит*, карту сбера
zh 银行账号, 银行卡号, 账号
ja 口座番号, 口座
ko 계좌, 계좌번호, 계좌 번호
ar رقم حسابك, حسابك البنكي, رقم حسابي, رقم الحساب, حسابي البنكي, الايبان, آيبان
hi अकाउंट, खाता नंबर, बैंक खाता, अकाउंट नंबर
sv kontonummer, clearingnummer
da kontonummer, reg nr, registreringsnummer
cs číslo účtu, čísla účtu, účet
ro cont bancar, contul bancar, număr de cont
hu számlaszám*, bankszámla*
el αριθμός λογαριασμού, λογαριασμό
id nomor rekening, no rekening, rekening, norek, no rek
vi số tài khoản
th เลขบัญชี
he מספר חשבון, חשבון בנק, פרטי חשבון
fa شماره کارت, شماره حساب, شبا
ur اکاؤنٹ نمبر

[toaccount]
en use my bank, use my account, use my acc, use my iban, to my bank, into my bank, straight to my bank, to my account
en into my account, in my account, to our account, to my bank account, into my bank account, to my own account
en into my savings, to my card, to my number
de auf mein privatkonto, auf mein girokonto, auf mein konto, aufs konto, auf unser konto, auf meine karte
de auf mein bankkonto
fr sur mon compte, sur notre compte, vers mon compte, sur ma carte
es a mi cuenta, en mi cuenta, a mi tarjeta
pt na minha conta, para a minha conta, pra minha conta, para o meu iban
it sul mio conto, sul conto, sulla mia carta, sulla mia postepay
nl op mijn rekening, naar mijn rekening
af in my rekening, na my rekening
zu ku akhawunti yami
sw kwenye akaunti yangu
pl na moje konto, na konto, na mój numer
tr hesabıma, ibanıma, ibana, kartıma
ru мне на карту, на мою карту, мне на счет
fi tililleni, tilille
zh 我的账户, 我卡, 我的卡
ja 私の口座, 口座に
ko 제 계좌, 계좌로
ar على حسابي, لحسابي
hi मेरे खाते, मेरे अकाउंट
sv till mitt konto, på mitt konto
da til min konto, på min konto
no til min konto
cs na účet, na můj účet, na moje konto
ro în contul meu, în cont, contul meu
hu számlámra, a számlára, a számlámra
el στον λογαριασμό μου, στο λογαριασμό μου
id ke rekening, ke rek
vi vào tài khoản, vào stk
th เข้าบัญชี
he לחשבון שלי
fa به کارتم, به حسابم
ur میرے اکاؤنٹ
hi mere account, mere khate
"""
