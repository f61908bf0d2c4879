"""What the words around a number say it is; the notation is described in `vocabulary`."""

WORDS = """
[goods]
en p n, pn, po, d n, po box, order*, oder, parcel*, package, purchase, track*, awb, waybill, consignment, shipment
en shipped, isbn, issn, ean, upc, gtin, sku, barcode, serial, s n, sn, imei, imsi, mac, vin, chassis, engine, part
en parts, model*, article, item, batch, lot, invoice, inv, receipt, ticket, ref, reference, case, claim, quote, reg
en registration, register*, vat, tax, gst, gstin, hs code, zip, postcode, postal, pin, customer, client, version
en firmware, ver, build, edition, cat, catalog*, dhl, ups, usps, fedex, hermes, aramex, dpd, gls, evri, royal mail
en postnet, yodel, voucher, coupon, promo, otp, password, reset, booking, flight, container, cas, iso, din, ral, nsn
en lottery, numbers on, specimen, company, stand, erf, mileage, odometer, page, pages, display, shows, policy
en prescription, rx, permit, licence, license, passport, id number, plate, number plate, meter, reading, error, fault
en brt, seur, mrw, ctt, correos, inpost, chronopost, colissimo, mondial relay, postnl, bpost, an post, postnord
en omniva, sendle, australia post, canada post, purolator, j t express, jne, sicepat, blue dart, delhivery
en dtdc, courier guy, ram couriers, nova poshta, poste italiane, packeta, zásilkovna, cainiao, yanwen
en code, box says, label says, sticker says, shelf, cert, certificate, graded, patent, product, listing, listing id
en transaction, txn, payment id, auth code, dispute id, dispute number, complaint number, incident
en membership, member no, delivery note, po number, rma, dispatch, coordinates, lat, latitude, gps, hex, color
en colour, style no, design no, dye lot, drawing, spec, manufacturer, made in
de artikel*, referenz*, postleitzahl, kunden*, bestell*, auftrag*, sendung*, rechnung*, serien*, seriennr
de teile*, teilenr, ersatzteil*, paket*, vorgang*, vertrag*, ust*, ustid*, mwst, steuer*, modell*, typ, baujahr
de charge, chargennummer, ean, fahrgestell*, gutschein*, beleg*, aktenzeichen, ausweis*, zählerstand, fehler*
de zubehör*, wagen*, lieferschein*, hsn, tsn, verfolgung*
fr commande*, colis, suivi, facture*, référence*, réf, série, article, modèle, lot, siret, siren, tva, code postal
fr dossier, devis, bordereau, immatriculation, ticket, produit, pièce, châssis, client, billet, contrat, étiquette
es pedido*, orden, guía, factura*, referencia, ref, serie, artículo*, modelo*, lote, rastreo, seguimiento, paquete
es cuit, nif, cif, rfc, código, código postal, cliente, expediente, bastidor, matrícula, recibo, boleta, remito
es cupón, producto, reserva
pt pedido*, encomenda*, fatura*, nota fiscal, nf, nfe, rastre*, referência*, série, artigo, cep, cnpj, nif
pt código, cliente, lote, modelo, chassi, protocolo, recibo, produto, reserva, etiqueta
it ordine, ordini, spedizione*, tracciamento, tracking, fattura*, riferimento, rif, serie, seriale, articolo, modello
it lotto, codice, partita iva, p iva, cap, cliente, telaio, matricola, pacco, scontrino, ricevuta, pratica, etichetta
it motore, ricambio
nl bestel*, order*, ordernr, track*, pakket*, factuur*, referentie*, serie*, serienr, artikel*, onderdeel*, klant*
nl postcode, btw, kvk, zending*, verzend*, bon, modelnr, kenteken, chassis*, polis*, dossier*
af bestel*, pakkie, faktuur*, verwysing, volgnommer, reeks*, onderdeel*, kliënt*, poskode, kwotasie
zu i oda, oda, inombolo ye oda, iphasela, i invoyisi
sw oda, mzigo, ankara, risiti, ufuatiliaji
pl zamówieni*, zamowieni*, przesyłk*, paczk*, faktur*, seryjn*, artykuł*, model*, śledzeni*, nip, regon, parti*
pl reklamacj*, części
tr sipariş*, kargo*, takip, fatura*, seri, model*, ürün*, parça, referans*, barkod, posta kodu, vergi, gönderi*
ru заказ*, посылк*, трек*, накладн*, счет*, счёт*, артикул*, модел*, серийн*, инн, индекс, партия, чек, квитанц*
ru отправлен*, возврат, сдэк, почта россии
uk замовленн*, посилк*
el παραγγελί*, αποστολή, τιμολόγιο
sv beställning*, order*, spårning*, faktura*
da ordrenummer, ordrenr, bestilling*, forsendelse*
cs objednávk*, zásilk*, faktur*
ro comand*, colet*, factur*
hu rendelés*, csomag*, számla*
fi tilaus*, seuranta*, lasku*
id pesanan, resi, faktur*
vi đơn hàng, vận đơn
th คำสั่งซื้อ, พัสดุ, ออเดอร์
he הזמנה, משלוח, מעקב, חשבונית
zh 订单, 訂單, 单号, 單號, 快递, 快遞, 运单, 運單, 物流, 编号, 編號, 型号, 型號, 货号, 貨號, 发票, 發票, 条码, 條碼
zh 序列号, 序號, 邮编, 追踪, 追蹤
ja 注文, 追跡, 伝票, 型番, 品番, 管理番号, 問い合わせ番号, 問合せ番号, 請求書, 商品番号, 製造番号, 郵便番号, シリアル
ja 受付番号, 荷物
ko 주문, 운송장, 송장, 모델, 시리얼, 일련번호, 택배, 상품번호, 접수번호, 우편번호, 바코드, 영수증
ar طلب, طلبية, الطلبية, شحنة, الشحن, تتبع, فاتورة, الفاتورة, الرمز البريدي, موديل, تسلسلي, المنتج, الحجز, بوليصة
hi ऑर्डर, आर्डर, ट्रैकिंग, इनवॉइस, बिल, पार्सल, मॉडल, सीरियल, पिन कोड, रसीद, बुकिंग
sv orderns, kvitto, artikel*, storlek, faktura*
da ordre*, pakke*, kvittering, faktura*, varenummer, størrelse
no ordre*, pakke*, sporing*
cs balík*, sledovac*, objednávk*, ičo, dič, psč, účtenk*, zboží
sk objednávk*, zásielk*, ičo
ro awb, factur*, mărime
hu rendelés*, csomag*, cikkszám*, adószám*, irányítószám*, nyugta
el τιμολόγιο, αφμ, δέμα, αποστολής, κωδικός, κωδικό
id resi, pesanan, kode, kode pos, invoice, ukuran, npwp
vi mã đơn, mã vận đơn, mã số thuế, kích cỡ
th เลขพัสดุ, รหัสไปรษณีย์, ใบเสร็จ, รุ่น
he מספר הזמנה, הזמנה, מיקוד, קבלה, חבילה
fa سفارش, پیگیری, کد پستی, فاکتور
ur آرڈر, ٹریکنگ, پارسل
uk замовлення, ттн, накладна, чек
es operación
pt operação, transação
it operazione, transazione
fr opération, transaction, paiement n
de transaktion*, zahlungsreferenz
nl transactie*
pl transakcj*
ru операци*, транзакц*

[account]
en account, acct, acc, login, user, username, profile, card number, sort code
de konto*
fr compte
es cuenta
pt conta, cpf
it conto
nl rekening*
af rekening*

[phone]
en call*, phone*, fone, tel, telephone, telefon*, cell, cellphone, cellular, mobile*, mob, whats*, watsap*, wa, text
en txt, ring, sms, viber, signal, telegram, imo, dial, contact*, reach, get me, buzz, ph, hotline, landline
en office hrs, ask for, speak to, area code, dialling code, country code, voice note, digits, my no, my num
de notier*, telefon*, tel, handy*, handynr, anruf*, ruf, rufen, mobil, festnetz, durchwahl, erreichbar, whatsapp
de klingel*
de vorwahl
fr mon 06, mon 07, appel*, tél, téléphone, portable, joindre, joignable, mobile, demandez, sms, rappel*
es apunta, anota, llám*, llama*, márcame, marca al, marque al, móvil, celular, cel, teléfono, telf, tfno, wasap*
es escríbeme al
pt anota, liga*, ligue*, ligar, telemóvel, celular, zap, zapp, telefone, fone, whats, chama no, falar com, ddd
it segnati, segnatevi, chiam*, telefon*, cellulare, cell, tel, whatsapp, sentiamoci
nl noteer, bel, bellen, telefoon*, tel, mobiel, appje, app me, app naar, app op, bereikbaar, 06nummer
af skakel, selfoon, sel, foon, bel, selnommer
zu shayela, ngishayele, ucingo, ithelefoni
sw piga, nipigie, simu, pigia
pl telefon*, tel, zadzwoń, dzwoń, komórk*, dzwonić, sms
tr cep no, cep telefonu, cep numaram, telefon*, tel, ara, arayın, ulaş*
ru телефон*, тел, звони*, позвони*, набери*, моб, сотов*, ватсап*, вотсап*, вайбер*
fi soita*, puhelin*
zh 电话, 電話, 手机, 手機, 打给, 联系, 聯繫, 致电, 微信
ja 電話, 携帯, 連絡
ko 전화, 핸드폰, 휴대폰, 연락, 문자, 카톡
ar اتصل, هاتف, الهاتف, جوال, الجوال, موبايل, واتساب, واتس, كلمني, اتصال
hi फोन, मोबाइल, कॉल, व्हाट्सएप, संपर्क
sv ring, telefon*, mobil, tfn
da ring, telefon*, mobil, tlf, træffes
no tlf, mobilnummer
cs zavolej*, volej*, volat, telefon*, mobil, tel, pište na
ro telefon*, mobil, tel
hu telefon*, mobil*, tel
el τηλ, τηλέφωνο, κινητό*, κάλεσε, πάρε
id telp, telepon, hubungi
vi gọi, sđt, sdt, điện thoại, zalo
th เบอร์, ไลน์
tl tawag*, txt
he טלפון, נייד, תתקשר, להתקשר
fa تماس, زنگ, موبایل, تلفن
ur فون, کال, واٹس
hi call karo
en qq, vx, wx, kakao, zalo
ro sunați, sună mă, suna ma
hu hívj, hívjon, hívhat
th โทรหา, เบอร์โทร
es fijo
fr mon fixe
pt fixo
it fisso

[numbered]
en number*, no, num, nums, nr
de nummer
fr numéro, num
es número, num, nro
pt número, num
it numero
nl nummer, nr
af nommer, nr
zu inombolo
sw namba, nambari
pl numer*, nr
tr numara*, no
ru номер*
zh 号, 號码, 号码
ja 番号
ko 번호
ar رقم, الرقم, رقمي
hi नंबर, नम्बर
sv nummer, numret
da nummer
cs číslo, čísle
ro număr, numărul
hu száma, számom, szám
el αριθμός, νούμερο
id nomor, nomer
vi số
th หมายเลข
he מספר
fa شماره
ur نمبر
"""
