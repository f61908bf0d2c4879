"""Numbers and addresses that are asked for or shown; the notation is described in `vocabulary`."""

WORDS = """
[number]
en number, phone number, cell, cell number, mobile number, digits, contact, contact number, contact no, phone no, num
en cellphone, contacts, contact details, contact info, personal number, mobile no
de telefonnummer, handynummer, nummer, handynr, tel, telefonnr, mobilnummer
fr numéro, numero de tel*, tel, téléphone, portable, num, 06
es número, teléfono, celular, móvil, cel, contacto, num
pt número, telefone, telemóvel, celular, contato, contacto
it numero, telefono, cellulare, cell, recapito, contatto
nl nummer, telefoonnummer, mobiele nummer, 06, 06nummer, mobiel
af kontaknommer*, kontakbesonderhede, nommer, selnommer, foonnommer, sel
zu inombolo, inombolo yocingo
sw namba, nambari, simu, namba ya simu
pl numer, telefon*, komórk*, numeru
tr numara*, telefon*, tel
ru номер, телефон*, номерок
fi puhelinnumero*, numerosi, numero*
zh 电话, 号码, 手机号
ja 電話番号, 連絡先, 番号
ko 번호, 전화번호, 연락처
ar رقمك, رقم هاتف, رقم جوال, هاتفك, جوالك, رقمي
hi नंबर, फोन
sv nummer, telefonnummer, mobilnummer
da nummer, telefonnummer, tlf
cs číslo, telefon, telefonní číslo, mobil
ro număr*, telefon*, nr de telefon
hu telefonszám*, számod, számodat
el τηλέφωνο, κινητό, αριθμό
id nomor, nomer, no hp, nomor hp, nomor wa, no wa
vi số điện thoại, sđt, sdt
th เบอร์
tl number mo
he מספר, טלפון, מספר טלפון
fa شماره, شماره تلفن
ur نمبر
hi mobile number

[numbers]
en numbers, contacts, contact details, our numbers
de nummern, kontakte
fr numéros, contacts
es números, contactos
pt números, contatos
it numeri, contatti
nl nummers, contacten
af nommers
pl numerami, numery
tr numaralarımızı, numaraları

[yournumber]
en best number, good number, number to reach you, a number i can, ur no, ur num
pl masz numer, twój numer, pana numer, pani numer
tr numaran ne, numaranı, numaranızı, numaran, numaranız, telefonunu, telefonunuzu
ru у тебя номер, у вас номер, твой номер, ваш номер, свой номер, твой телефон
fi puhelinnumerosi, numerosi
zh 你的电话, 您的电话, 你电话, 你的号码, 你手机号, 你的手机, 您的手机
ja 電話番号を教え, 連絡先を教え, 番号を教え
ko 번호 좀, 번호 알려, 연락처 알려, 연락처 좀
ar رقمك, رقم هاتفك, هاتفك, جوالك, رقم جوالك
hi आपका नंबर, अपना नंबर, तुम्हारा नंबर, आपका फोन
cs tvoje číslo, vaše číslo
sv ditt nummer
da dit nummer
ro numărul tău
hu a számod, telefonszámod
el το κινητό σου, το τηλέφωνό σου
id nomor kamu, nomor wa nya, no wa nya, wa nya
vi số của bạn, số bạn
th ขอเบอร์
tl number mo
he המספר שלך
fa شماره ات
hi aapka number, apna number, number do

[mail]
en email, e mail, mail, email address, mail address, email id, mail id, gmail, hotmail
de email, e mail, mailadresse, mail adresse, emailadresse, mail
fr mail, email, e mail, courriel, adresse mail
es correo, mail, email, e mail
pt email, e mail, mail
it mail, email, e mail, indirizzo mail
nl mail, email, e mail, mailadres, emailadres, e mailadres
af epos, e pos, e posadres, eposadres, e mail
zu imeyili, i imeyili, iemail
sw barua pepe, email
pl mail*, email*, e mail
tr mail*, e posta*, eposta*
ru почт*, имейл*, мейл
zh 邮箱
ja メール
ko 이메일
ar ايميل, بريدك
hi ईमेल

[mailbox]
en best email, good email, best e mail, email address, e mail address, mail address, email id, mail id, an email
en an e mail, your email, ur email, personal mail, private email, private mail
de mailadresse, emailadresse, e mail adresse, email adresse, mail adresse
fr adresse mail, adresse email, adresse e mail
es correo electrónico, dirección de correo, tu correo, tu mail
pt endereço de email, teu email, seu email
it indirizzo mail, indirizzo email, la tua mail, tua email
nl mailadres, emailadres, e mailadres
af e posadres, eposadres, jou epos

[whichmail]
en what email, which email, what mail, what e mail, which e mail
de welche mail, welche email, welche e mail
fr quel mail, quel email, quelle adresse mail
es qué correo, qué mail, qué email
pt qual email, qual e mail, qual mail
it quale mail, quale email, che mail
nl welke mail, welk mailadres, welke email
af watter epos, watter e pos

[picture]
en photo, photos, pic, pics, picture, pictures, image, images, bio, business card, flyer, van in, listing photo
en profile pic
de profilbild, foto, fotos, bild, bilder, bildern, visitenkarte
fr photo, photos, image, bio, carte de visite
es foto, fotos, imagen, bio, tarjeta de visita
pt foto, fotos, imagem, bio, cartão de visita
it foto, immagine, bio, biglietto da visita
nl foto, foto s, afbeelding, bio, plaatje, visitekaartje
af foto, foto s, prent
sw picha
pl zdjęci*
tr fotoğraf*, resim*, resm*
ru фото*, картинк*
zh 图片, 照片, 图里
ja 写真, 画像
ko 사진
ar الصورة
hi फोटो

[shown]
en number is in, number is on, number s in, number s on, no is in, number you can see, number can be seen
de nummer steht, nummer ist, nummer findest, nummer siehst
fr numéro est, numéro se trouve
es número está, número sale, número aparece, número lo ves
pt número está, número aparece, número vê se
it numero è, numero si vede, numero si trova, numero lo vedi
nl nummer staat, nummer zie, nummer vind
af nommer is, nommer kan, nommer staan
pl numer jest, numer widać
ru номер есть, номер на

[call]
en call, ring, phone, dial, buzz, give me a ring, give me a call, reach me, text me
de ruf, anruf*, klingel*, telefonier*, durchruf*, durch
fr appel*, téléphon*, joindre
es llám*, llama*, márcame, marca*, telefon*
pt liga*, telefona*
it chiam*, telefon*
nl bel, bellen, belt, opbellen
af bel, skakel, lui
zu shayela, ngishayele
sw piga, nipigie, pigia
pl zadzwoń, dzwoń
tr ara
ru позвони*, звони*, набери*
zh 打给, 打电话, 打我
ja 電話して, 電話ください, 電話を
ko 전화
ar اتصل, كلمني
hi कॉल, फोन करो
ru наберу, позвоню, созвон*, перезвон*
uk подзвон*, зателефон*

[byphone]
en teams call, google meet, meet call, zoom meeting, teams or zoom, zoom or teams, on the phone, by phone
en over the phone, via phone, phone call, on a call, voice call, video call, zoom call, quick call, hop on a call
en facetime
de telefonieren, telefonisch, am telefon, anrufen
fr par téléphone, au téléphone, de vive voix, s appeler, appeler
es por teléfono, por llamada, llamarte, videollamada
pt por telefone, ao telefone, te ligar, por chamada
it al telefono, per telefono, chiamarti, telefonicamente
nl bellen, telefonisch, aan de telefoon
af oor die foon, bel, per foon
pl przez telefon, telefonicznie
tr telefonda, telefonla
ru по телефону, созвон*
zh 打电话, 电话聊
ja 電話で
ko 전화로, 통화
ar بالهاتف
hi फोन पर

[swap]
en exchange, swap, trade
de tauschen, austauschen
fr échange*, échanger
es intercambi*
pt troc*
it scambi*
nl uitwisselen, wissel*, ruilen
af ruil
pl wymie*
tr verelim, verelim mi

[otherway]
en another way, other way, some other way, different way, easier way
de anders erreichen, anderer weg, auf anderem weg
fr autre moyen, autrement
es otra forma, otra manera, otra vía
pt outra forma, outro jeito, outra maneira
it altro modo, altra maniera
nl andere manier, anders bereiken
af ander manier

[helpdesk]
en contact form*, request form*, customer service, customer care, hotline*
de kontaktformular*, kundenservice, kundendienst, hotline*
fr formulaire de contact, service client, service clients
es formulario de contacto, atención al cliente
pt formulário de contato, formulário de contacto
it modulo di contatto, form di contatto, servizio clienti
nl contactformulier*, klantenservice
af kontakvorm*
pl formularz kontaktow*
sv kontaktformulär*

[trade]
en order, orders, tracking, invoice, receipt, reference, ref, serial, part, model, vat, account, customer, article
en policy, ticket, waybill, parcel, courier, driver, batch, lot, phone case, support, house, plate, jersey, shirt
en print, size, sizing, sizes, item, return
de bestell*, auftrag*, sendung*, rechnung*, kunden*, serien*, artikel*, teile*, paket*, kurier, liefer*, support
fr commande*, suivi, facture*, série, colis, livreur, référence, client, support
es pedido*, guía, seguimiento, factura*, serie, referencia, repartidor, cliente, soporte, orden
pt pedido*, rastreio, rastreamento, fatura, nota fiscal, série, referência, encomenda, entregador, suporte
it ordine, tracciamento, fattura, serie, riferimento, pacco, corriere, articolo, assistenza
nl bestel*, ordernummer, track, factuur*, serienummer, pakket, bezorger, koerier, klantnummer
af bestel*, faktuur*, pakkie, koerier, volgnommer
zu i oda, oda
sw oda, mzigo
pl zamówieni*, przesyłk*, faktur*, paczk*, kurier*, artykuł*
tr sipariş*, kargo*, fatura*, takip no, ürün*
ru заказ*, посылк*, накладн*, счет*, артикул*, трек*, курьер*
zh 订单, 单号, 快递, 发票, 型号, 訂單
vi đơn hàng, vận đơn, shipper, giao hàng, bưu tá
ja 注文, 追跡, 伝票, 型番, 品番, 請求
ko 주문, 운송장, 송장, 모델
ar الطلب, طلب, الشحن, الفاتورة, التتبع
hi ऑर्डर, ट्रैकिंग, बिल
en register*, log in, login, sign in, sign up, verif*, blur*, censor, settings, two factor, password, remove my
en change my, changed my, old number, old mail, old email
de registrier*, anmelden, anmeldung, einloggen, passwort, einstellung*, ändern, geändert
fr inscri*, connexion, mot de passe, paramètres, changé
es registr*, contraseña, ajustes, cambiar mi, iniciar sesión
pt cadastr*, senha, configuraç*, mudar o meu
it registra*, password, impostazioni, accedere
nl registre*, inloggen, wachtwoord, instellingen
"""
