"""Messengers, and the wish to talk there; the notation is described in `vocabulary`."""

WORDS = """
[messenger]
en dms, direct messages, whatsap*, watsap*, watsup, wasap*, wassap*, whatsup app, telegram*, insta, instagram*
en the gram, ig, tiktok, tik tok, wechat, snapchat, viber, discord*, skype, facetime, imessage, kik, threema, kakao*
en zalo, hangouts, google chat, google meet, botim, facebook, face book, fb, linkedin, twitter, fb messenger
en facebook messenger, whatsapp group, signal app
de instagramm
fr whats app, insta
es tienes whats, por whats, tu whats, mi whats, al whats, el whats, guasap*, wapp, wpp, wsp, face
pt tem whats, tens whats, no whats, pelo whats, seu whats, meu whats, teu whats, o whats, do whats, zap, zapp, wpp
pt whats app
nl appje, appgroep, berichtje
pl whatsapp*, fejs*, instagram*, messenger*
tr whatsapp*, vatsap, vatsapp
ru ватсап*, вотсап*, вацап*, уотсап*, телеграм*, телега, телеге, телегу, телеграмм*, вайбер*, инстаграм*, инсте
ru инсту, вконтакте, вк, скайп*
fi whatsapp*, whatsappissa
zh 微信, 威信, 薇信, v信, vx, qq
ja ライン, インスタ, LINEの, LINEで, LINE交換, LINE ID, テレグラム
ko 카톡, 카카오톡, 텔레그램, 인스타, 라인으로, 오픈채팅
ar واتساب, واتس, الواتس, تلغرام, تليجرام, تيليجرام, انستا, سناب
hi व्हाट्सएप, व्हाट्सऐप, वॉट्सऐप, व्हाट्सप्प, टेलीग्राम, इंस्टा
cs whatsapp*, messenger*, telegram*
hu whatsappon, viberen, messengeren
sv whatsappen
id japri
vi zalo, fb
th ไลน์, วอตส์แอป
he ווטסאפ, וואטסאפ, טלגרם, אינסטגרם
fa واتساپ, واتس اپ, تلگرام, اینستا
ur واٹس ایپ, واٹس اپ
el βάιμπερ, ίνσταγκραμ, γουάτσαπ
uk вайбері, телеграмі, вотсапі, інстаграм*

[maybe]
en signal, snap, zoom, x, tele, tg, imo, wa, messenger, line, pinterest, the bird app, meta, dms, my inbox
es whats, direct
pt direct, whats

[private]
en signal, snap, wa, tg, tele, zap

[talk]
en talk*, chat, chatting, text, message, msg, write, speak, discuss, continue, carry on, dm, pm, ping, contact, reach
en inbox, voice note, slide into, slide in, hit, hmu, buzz, drop me, connect, carry this on, conversation
de erreich*, besprech*, schreib*, weiter*, reden, sprechen, chatten, quatsch*, anschreib*, melde*, meld, kontaktier*
de unterhalten, weiter
fr écri*, écris, écrire, parle*, discut*, continu*, échange*, contact*, cause*, rejoign*, message
es habl*, escrib*, charl*, chate*, sigamos, seguimos, continu*, contact*, comunic*, mensaje, escríb*
pt fal*, convers*, escrev*, cham*, continu*, contat*, contact*, mensagem, manda
it scriv*, parl*, sentiamo*, sentirci, continu*, chatt*, contatt*, messaggi*
nl bereik*, praat*, praten, chatten, schrijf*, verder, bericht*, contact, appen
af gesels, praat, skryf, kontak, boodskap
zu khuluma, asikhulume, sikhulume, asixoxe, sixoxe, bhala*, ngibhalele, ngithinte
sw ongea, tuongee, andika, niandikie, zungumza, wasiliana
pl pisz*, napisz*, pogada*, rozmaw*, porozmaw*, odezwij, kontakt*
tr yaz*, konuş*, ulaş*, mesaj
ru пиши*, напиши*, общ*, поговор*, спиш*, переписыв*, связ*
fi laita, viesti*, kirjoita, jutel*
zh 聊, 联系, 说
ja 話, 連絡, やりとり, 相談
ko 얘기, 연락, 대화, 톡
ar تواصل, راسل, كلم, نتكلم, نتحدث
hi बात, मैसेज, करो
sv skriv, prata, höras, hör av, ring
da skriv, snakke, skrive, ring
no snakke, skriv
cs napiš*, napište, ozvi*, psát, domluv*, popovíd*
ro scrie*, vorb*, contact*
hu írj*, beszél*, keress*
el γράψε*, μίλα*, στείλε, επικοινων*
id chat, hubungi, ngobrol, bicara
vi nhắn, liên hệ, nói chuyện, inbox
th ทัก, คุย, แชท
tl usap, mag usap, chat
he נדבר, תכתוב, תדבר
fa پیام, صحبت
ur میسج
hi baat, message karo, baat karte

[talkme]
en write me, text me, message me, chat me, dm me, reach me, contact me, msg me
de schreib mir, schreiben sie mir, schreibt mir
fr écris moi, écrivez moi, contacte moi, contactez moi
es escríbeme, contáctame, háblame
pt me escreve, fala comigo, me chama
it scrivimi, contattami, parliamone
nl schrijf me, stuur me
af skryf my, skryf vir my

[move]
en take this, take it, take the chat, take things, take our chat, move, switch, go, hop, shift, jump, bring this
en get me, catch, come
de wechsel*, gehen, gehn, lass uns, umziehen, rüber
fr passe*, passons, aller, va, venez
es pasa*, pasemos, vamos, cambi*, mejor por
pt vamos, passa*, mud*
it passiamo, spostiamo*, andiamo, vieni
nl overstappen, gaan, ga
af kom ons, skuif, gaan
pl przejdź*, przenieś*
tr geçelim, geç
ru перейд*, давай*
zh 转到, 换到
ja 移
ko 옮기, 넘어가

[visit]
en drop by my, drop by our, come by my, come by our, come to my, come to our, stop by my, stop by our, pop by my
en pop by our, pop into my, pop into our, swing by my, swing by our, visit my, visit our, come round to my
en at my shop, at my store, at my workshop, in my shop, in my store
de komm in mein*, komm zu mir, kommen sie in mein*, in meinem laden, in meiner werkstatt, bei mir im laden
fr passe à mon, passe à ma, passez à mon, passez à ma, viens à mon, viens à ma, venez à ma, venez à mon
fr dans ma boutique, dans mon atelier
es pasa por mi, pásate por mi, ven a mi, venga a mi, en mi tienda, en mi taller
pt passa na minha, passe na minha, vem na minha, venha à minha, na minha loja, na minha oficina
it passa dal mio, passa nel mio, vieni nel mio, vieni in negozio, nel mio negozio, nel mio laboratorio
nl kom langs in mijn, kom naar mijn, in mijn winkel, in mijn atelier
af kom na my, in my winkel, by my winkel

[find]
en find, search, look for, look up, look me up, add, follow, join, subscribe, message, get me, catch me
en friend request
de find*, such*, erreich*, füg*, folg*, adde
fr trouv*, cherch*, ajout*, suiv*, rejoign*, retrouv*
es busc*, búsc*, encuentr*, encontr*, agreg*, agrég*, sigue*, sígue*, añad*
pt acha, achar, acho, procur*, adicion*, segue*, encontr*
it trov*, cerca*, cercami, aggiung*, segui*, contatt*
nl vind*, zoek*, volg*, voeg
af soek*, vind*, volg*, kry
sw tafuta, nitafute, nifuate
pl znajd*, szuk*, dodaj*, obserwuj*
tr bul*, ekle*, takip et
ru найди*, найд*, ищи*, добав*, ник
zh 加, 搜
ja 探し, 追加, フォロー, 検索
ko 추가, 검색, 팔로우
ar ابحث, اضف, ضيف, تابع
hi ढूंढो, जोड़ो, फॉलो

[saying]
en drop me a line, drop us a line, drop you a line, line or two, next in line

[haveyou]
en do you do, do u do, can you do, do you have, do u have, d you have, got, have you got, do you use, do u use
en you have, you on, are you on, u on, u have, have a, are u on, on
de hast du, haben sie, habt ihr, nutzt du, bist du auf, bist du bei
fr tu as, t as, vous avez, avez vous, as tu, t es sur, tu es sur, vous êtes sur
es tienes, tenés, tiene, usas, tenes
pt tem, tens, você tem, vc tem, usa, usas
it hai, avete, ha, usi, sei su
nl heb je, heeft u, zit je op, gebruik je, heb jij
af het jy, het u, gebruik jy
zu unayo, uno
sw una, unayo, una tumia
pl masz, ma pan, ma pani, macie
ru есть, у вас есть, у тебя есть
zh 有
ja ありますか, 使って
ko 있어요, 하세요, 있으
ar عندك, لديك
hi है क्या, हो क्या
de hättest du, hätten sie, hättet ihr
fr aurais tu, auriez vous, t as
es tendrías, tendrás
pt teria, terias, vc tem
it avresti, avrebbe
nl zou je, heb jij

[hasit]
tr atar mısın, yaz, yazar mısın, var mı, var mi, kullanıyor musun
zh 吗, 多少, 号, 加一下
ja 教えて, 交換, 追加
ko 있어요, 있나요, 알려, 추가, 아이디
ar ؟
hi दीजिए, दो, है क्या

[on]
en on, via, over, by, through, at, in, under, as, to, into
de auf, über, bei, per, mit, unter, zu
fr sur, par, via
es por, en, a, al, via, como
pt no, na, pelo, pela, por, como
it su, via, tramite, sul, come
nl op, via, per, als
af op, via, by, as
pl na, przez, jako
tr dan, den, da, tan, ten, üzerinden
ru в, на, через

[onpost]
ja で
hi पर, से, में

[handier]
en easier, faster, quicker, better, best, prefer*, rather, fine too, also fine, instead, reply faster, also on
en ok too, good too, is fine, works too
de lieber, schneller, einfacher, besser, auch
fr plutôt, plus simple, plus rapide, mieux
es mejor, más fácil, más rápido, prefier*
pt melhor, mais fácil, mais rápido, prefir*
it meglio, più facile, più veloce, comod*, prefer*
nl liever, sneller, makkelijker, handiger
af liewer, vinniger, makliker
pl szybciej, lepiej, wygodniej, łatwiej
tr daha hızlı, daha kolay, daha iyi
ru лучше, быстрее, удобнее, проще
zh 方便, 快
ja 早い, 便利, いい
ko 편해, 빨라

[invite]
en whatsapp num, whatsapp no, send contact, drop contact, send contacts, whatsapp number, hop on a call
en jump on a call, hop on zoom, quick call
en on a quick call, slide into my dms, slide into my inbox, hit my dms, hit my inbox, hmu, hit me up
es mi web, nuestra web
pt um whats, um zap, tem whats, tens whats
nl een appje, n appje, app me, app mij, app ons, appen we, app je me
tr instam, whatsappım, telegramım
zh 手机号发, 电话发, 号码发, 电话多少, 手机号多少, 手机多少
ja メールアドレスを教えて, メールアドレス教えて, メアド教えて, メアドを教えて
ja LINE交換, ライン交換, LINE教えて, インスタのDM, DMください, DMお願い
ko 카톡 주세요, 디엠 주세요, 카톡해, 카톡으로, 카톡 아이디, 오픈채팅, 톡 주세요
vi xin số điện thoại, xin sđt, cho số điện thoại
vi xin zalo, xin số zalo, kết bạn zalo
th ขอไลน์, ขอไอดีไลน์, แอดไลน์, ทักไลน์, ทักแชท

[named]
en same name, same handle, same username, same nick, same as here, handle, username, user name, nickname, my name is
en account is, under the name, by the name, page is called
de gleicher name, unter dem namen, heiß ich, heiße ich
fr même nom, même pseudo, pseudo
es mismo nombre, mismo usuario
pt mesmo nome, mesmo usuário
it stesso nome, stesso nick
nl zelfde naam, onder de naam
af dieselfde naam

[content]
en wechat pay, whatsapp pay, kakao pay, kakaopay, unlink, linked, banner, template, design, video of, videos, shoes
en boots, smartwatch, preinstalled, run, runs, app, sticker*, button, frame*, ad, ads, advert, post, posts, icon*
en logo, filter*, lens, strength, booster, style, support, widget, integration, code, login, log in, sign in, share
en likes, followers, promo, giveaway, campaign, background, theme, messages on, notification*, watch, tablet
en install*, compatible, bluetooth, wifi, router, antenna, drops
de aufkleber, knopf, rahmen, werbung, anzeige, anmelden, einloggen, login, symbol
fr autocollant*, bouton, cadre, pub, publicité, connexion, vidéo
es pegatina*, botón, marco, anuncio, publicidad, vídeo, video
pt adesivo*, botão, moldura, anúncio, propaganda, vídeo
it adesivo, adesivi, pulsante, cornice, pubblicità, annuncio, video
nl sticker*, knop, lijst, advertentie, reclame, inloggen, filmpje
pl naklejk*, przycisk, reklam*
tr çıkartma*, buton*, reklam*
ru наклейк*, кнопк*, реклам*
zh 公众号, 图案, 表情
zh 头像, 抱枕, 贴纸, 手机壳, 小程序, 钥匙扣, 玩偶, 红包封
ja ステッカー, スタンプ, ぬいぐるみ, ケース
ko 프렌즈, 스티커, 이모티콘, 인형, 케이스
ar ملصق, غطاء
hi स्टिकर, कवर
th สติกเกอร์, เคส
vi ốp lưng, hình dán

[fan]
en follow you, follow your, following you, found you, saw, seen, see you on, recommended, via your, from your
en love your, lovely, reel, brought me here
de folge euch, folge dir, gesehen, gefunden, entdeckt
fr je vous suis, j ai vu, vu sur, vu votre
es te sigo, vi en, visto, vi tu, los sigo
pt te sigo, vi no, visto, vi o, sigo vocês
it ti seguo, vi seguo, visto, ho visto
nl gezien, ik volg je, ik volg jullie
af gesien, ek volg julle

[othershop]
en youtube channel, youtube, patreon, blog, portfolio site, own shop, etsy, shopify, ebay, vinted, depop, gumtree
en olx, own website, own site, website, webshop, web shop, online shop, online store, homepage, etsy shop
de homepage, webseite, webshop, onlineshop, kleinanzeigen
fr site perso, site web, boutique en ligne, leboncoin
es página web, tienda online, wallapop
pt loja online, site próprio, meu site
it sito web, negozio online, subito
nl webshop, website, marktplaats
af webwerf, webwinkel
"""
