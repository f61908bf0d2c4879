"""Ideas of paying and of meeting alike; the notation is described in `vocabulary`."""

WORDS = """
[me]
en me, my, mine, us, our, myself
de mir, mich, mein*, uns, unser*
fr moi, mon, ma, nous, notre, me, mes
es mí, mi, me, nos, nosotros, pásame, mándame, págame, envíame, hazme, hacéme, transferime, escríbeme, búscame
es sígueme, agrégame
pt mim, meu, minha, me, nos, nós, manda me, paga me, faz me, comigo
it mi, mio, mia, noi, fammi, mandami, pagami, inviami, dammi, farmi, pagarmi, ci, scrivimi, cercami, seguimi, trovami
it contattami
nl mij, mijn, me, ons, m n
af my, ons
zu mina, yami, ngi*
sw kwangu, yangu, nami, mimi
pl mnie, mi, mój, moje, moją, mojego, moj*
tr bana, benim, hesabıma, hesabım, bize, numarama, beni, numaram
ru мне, мой, моя, мою, меня, моё
zh 我
ja 私, 僕
ko 저, 제, 나, 내
ar معي, عندي, لي, حسابي, رقمي
hi मेरे, मुझे, मेरा
sv mig, mina, oss
da mig
no meg
cs mně, můj, moje, moji, mnou, nám
ro îmi, meu
hu nekem, nálam, velem, nekünk
el μου, μένα, εμένα, μας
id saya, gue, gw, aku, kami
vi mình
tl sa akin, akin
he לי, שלי, אלי
fa برام
ur مجھے, میرے
hi mujhe, mera, meri, mujhko, mjhe

[mee]
en me, us
de mir, mich
fr moi, nous
es me
pt me
it mi
nl me, mij
af my

[you]
en you
de dich, sie, euch, dir, ihnen
fr te, vous, toi
es te, le
pt te, lhe, você
it ti
nl je, jou
af jou
pl ci
tr sana
ru тебе, вам

[your]
en your, ur, yo, ya
de dein*, ihre, ihren, eure*
fr ton, ta, votre, vos, tes
es tu, su, vuestro, tus
pt teu, tua, seu, sua
it tuo, tua, suo
nl je, jouw, uw, jullie
af jou, u
zu yakho
sw yako
pl twój, twoj*, swoj*, swój, pana, pani
tr senin, iban ını
ru твой, твою, ваш*, твоя
fi sinun, sun
zh 你的, 您的
ja あなたの
ko 님
sv din, ditt, dina
da din, dit, dine, jeres
cs tvoje, tvůj, tvé, váš, vaše
ro tău, dumneavoastră
hu a te, az ön
el σου, σας
id kamu, lo, kakak, agan
vi của bạn, bạn
tl iyong, inyong, ang number mo
he שלך
fa شماره ات, شماره تون
ur اپنا, آپ کا
hi aapka, apka, apna, tumhara

[give]
en gimme, giving, hand, hand me, sending, send, give, drop, share, pass, dm, text, tell, inbox, forward, i ll send
en leave, provide
de schick*, gib, geben, gebt, sende*, nenn*, sag, schreib*, teil*, verrat*
fr donne*, envoie*, envoy*, passe*, file, communiqu*, laisse*, dites, dis moi
es mando, envío, paso, dame, manda*, envía*, pasa*, pásame, mándame, dime, envíame, déjame, me das, me pasas
es comparte, me dejas
pt mando, envio, manda*, envia*, passa*, diz, me dá, deixa, me passa, dás me
it mando, invio, giro, manda*, mandami, invia*, inviami, dammi, dimmi, passami, dai, mi dai, lasciami, mi lasci
it mi passi, mi mandi
nl sturen, stuur*, geef, app, zend, geef me, deel
af stuur*, gee, stuur, deel
zu thumela*, nginike, ngithumelele
sw tuma*, nipe, nitumie
pl podaj*, wyślij, prześlij, daj
tr at, atar*, atayım, gönder*, ver, yaz, ver*, yazar*
ru дай, скинь, пришли, кинь, дай*, скинь*, пришл*, напиши*
fi anna, lähetä
zh 给我, 发给我, 给你, 发, 发我, 告诉, 留
ja 教えて, 送って, ください
ko 알려, 보내, 주세요, 주실
ar ارسل, اعطني
hi भेज, दो, बताओ, दीजिए, बताइए
sv skicka
da send, giv, giver, skriv
no send
cs pošli, pošlete, poslat, dej, dejte, napiš, napište
ro trimite, trimiteți, dați
hu küldd, küldje, küldj, add meg, adja meg
el στείλε, στείλτε, δώσε, δώστε
id kirim, kasih, kirimkan, minta
vi gửi, cho mình, cho em, nhắn
th ส่ง
tl padala, ipadala, send mo, bigay
he תשלח, תעביר
fa بفرست, بده
ur بھیج, دیں
hi bhejo, bhej, de do, batao, do na
zu ungangi*, ngithumelele, ngiphe, ungiphe
xh ndithumele, ndinike
st nthomelle, mphe
pl podasz, dasz, wyślesz, prześlesz
cs dáš, pošleš, dáte, pošlete
nl geven, doorgeven
de gibst, geben sie, schickst

[giveme]
en gimme, give us, lemme get, send me, give me, tell me, share me, drop me, text me, inbox me, pass me, dm me
de schick mir, gib mir, sag mir, sende mir
fr donne moi, envoie moi, envoyez moi, donnez moi, passe moi, file moi, dis moi
es dame, pásame, mándame, envíame, me das, me pasas, dime, me mandas
pt me manda, me passa, me dá, manda me, passa me, me envia, dá me, me diz, passa, manda
it mandami, inviami, dammi, dimmi, passami, mi dai, mi mandi, mi lasci, lasciami, mi passi
nl stuur me, geef me, stuur mij
af stuur my, gee my, stuur vir my
pl podaj mi, wyślij mi, daj mi
tr bana at, bana gönder, bana ver
ru дай мне, скинь мне, дай, скинь, пришли
zh 给我, 发我
ar ارسل, ابعث
sv skicka mig, ge mig
da send mig, giv mig
cs pošli mi, dej mi, pošlete mi
ro trimite mi
hu küldd el nekem
el στείλε μου, δώσε μου
id kirim ke saya, minta nomor
hi mujhe bhejo, mujhe do
vi cho mình, cho em, cho xin

[ask]
en let me have, need, want, what s, whats, what is, got, which, ask for, get, can i have, could i have, may i have
en can i get, could i get, wats, whts, mind sharing, is there, can we have, good
de was ist, wie ist, brauche, kann ich, darf ich, könnte ich, welche, brauch*, wie lautet, unter welcher
fr c est quoi, quel est, je peux avoir, puis je avoir, puis je, besoin
es cuál es, necesito
pt qual, preciso
it qual è, posso avere
nl wat is, mag ik, kan ik, zou ik, welk
af wat is, kan ek, mag ek
zu ngicela
sw naomba
pl jaki, poproszę, prosić o, proszę o
tr ne, kaç, nedir, alabilir*
ru какой, можно
zh 多少
ko 뭐예요
ar ما هو, ممكن
hi milega, mil sakta, mil sakti, chahiye
id ada, boleh minta
vi xin

[use]
en do, take, takes, accept, use, have, got, works, work, fine, ok, okay, prefer*, easiest, rather, happy, ready, can
en easier, best, only, possible, option, also, works for me, either
de geht, nehme, nimmst, hast, lieber, liebsten, machen, mache, einfach*, wäre, am besten, nutz*, möglich, passt
de gern*
fr as, avez, fais, faire, accepte, préfèr*, possible, marche, va, vas, plutôt, choix
es tienes, tenés, hazme, haz, hacer, acepto, prefier*, puedo, puedes, puede, mejor, va, haces, tomo
pt tem, tens, aceito, prefir*, faz, fazer, faço, pode, posso, melhor, serve
it hai, accetto, prefer*, fammi, fare, faccio, posso, puoi, meglio, va bene, usi
nl doe, doen, kan, kun, liever, graag, mag, kunnen, prima, ok, via, heb
af doen, kan, verkies, liewer, reg, het
zu sebenzisa, ngisebenzisa
sw tumia, natumia, kwa
pl może*, możesz, możliwy, można, zrób, wolę, masz, mam, przyjm*
tr olur, yap, yapabilir*, alırım, kullan*, var
ru можно, могу, давай*, лучше, принимаю
zh 可以, 能, 用, 加
ja できます, もらえます, お願い, 可能
ko 가능, 돼요, 될까요, 해주
ar ممكن, على
hi कर, करो, पर, चलेगा

[may]
en we could, i could, can i, can we, could we, could i, may i, let me, lets, let s, shall we, shall i, i want to
en id like to, mind if i, we can, prefer
de können wir, kann ich, könnten wir, wollen wir, lass uns, darf ich, wie kann ich, kann man sie
fr on peut, peut on, pouvons nous, puis je, je peux, pourrait on, on pourrait
es podemos, puedo, podría, podríamos, quiero
pt podemos, posso, dá pra, a gente pode
it possiamo, posso, potremmo, ci possiamo
nl kunnen we, kan ik, zullen we, mag ik
af kan ons, kan ek, mag ek
pl możemy, czy mogę
tr konuşabilir, görüşelim, görüşebilir
ru можем, можно, давай*
zh 可以, 能
sv kan vi, kan jag, ska vi
da kan vi, kan jeg, skal vi
cs můžeme, mohu, můžu
ro putem, pot să
hu tudunk, beszélhetünk
el μπορούμε, μπορώ
id bisa, boleh
vi có thể
he אפשר, נוכל
hi kya hum, kar sakte

[here]
en here, this app, on here
de hier
fr ici
es aquí, acá
pt aqui
it qui
nl hier
af hier
pl tu, tutaj
tr burada, buradan, burdan
ru тут, здесь
zh 这里
ja ここ
ko 여기서
ar هنا
hi यहाँ

[site]
en app, platform, site, website, saypro, marketplace, web, page, them, this site, this place
de plattform, seite, webseite, website, app, saypro, marktplatz, portal, die hier, chat
fr site, plateforme, appli, application, saypro, eux, chat
es plataforma, web, página, app, aplicación, saypro, sitio, chat
pt plataforma, site, app, aplicativo, saypro, página, chat
it piattaforma, sito, app, saypro, portale, chat
nl platform, site, website, app, saypro, chat
af platform, webwerf, app, werf, toep, saypro
zu app, website, iwebhusayithi
sw app, tovuti, programu, jukwaa, mtandao huu
pl platform*, stron*, serwis*, aplikacj*, portal*
tr site*, uygulama*, platform*
ru сайт*, площадк*, платформ*, приложени*
fi alusta*, sivusto*, sovellu*
zh 平台, 网站, 软件
ja プラットフォーム, サイト, アプリ
ko 플랫폼, 앱, 사이트
ar الموقع, التطبيق, المنصة
hi ऐप, साइट, प्लेटफॉर्म
sv sidan, appen, plattformen, sajten
da siden, appen, platformen
no siden, appen, plattformen
cs stránk*, aplikac*, platform*, portál*
ro platform*, aplicați*, site ul, siteul
hu oldal*, platform*, alkalmazás*
el πλατφόρμα*, εφαρμογή*, σελίδα*, σάιτ
id aplikasi, situs, apps
vi ứng dụng, trang web, app
th แอป, แพลตฟอร์ม, เว็บ
tl app
he האתר, האפליקציה, הפלטפורמה, אתר, אפליקציה
fa سایت, برنامه, پلتفرم
ur ایپ, سائٹ

[outside]
en outside, bypass*, away from, around, offline from, not through, not via, not on, without, instead of
en leave out, leaving out, past the, elsewhere, somewhere else, out of, not on here, not in here, other app
de außerhalb, ohne, an der, vorbei an, statt über, nicht über, lassen wir, woanders, anderswo, nicht hier
fr hors, en dehors, sans, dehors, plutôt que, pas par, oublie, oubliez, ailleurs, pas ici
es fuera, por fuera, sin, afuera, evitando, sin pasar por, en vez de, por otro lado, por otra vía, no por aquí
pt fora, por fora, sem, em vez de, noutro lado
it fuori, al di fuori, senza, saltando, invece di, invece che, altrove, da un altra parte
nl buiten, zonder, niet via, ergens anders
af buite, sonder, nie deur, êrens anders
zu ngaphandle
sw nje, bila
pl poza, bez, z pominięciem, omijając, gdzie indziej
tr dışında, dışından, olmadan, siz, üzerinden değil, başka yerden
ru без, вне, мимо, в обход, в другом месте
fi ulkopuolella, ohi
zh 绕过, 不通过, 不走, 平台外, 离开, 私下
ja 以外で, 通さず, 外で, 介さず, 使わず
ko 밖에서, 통하지 않고, 없이, 말고, 따로
ar بدون, خارج, بعيدا عن
hi के बाहर, बिना
sv utanför, utan
da uden om, udenom, udenfor, uden
no utenfor, utenom, uten
cs mimo, obejít
ro în afara, fără, pe lângă
hu kívül, nélkül
el εκτός, έξω, χωρίς
id di luar, tanpa
vi ngoài, bên ngoài, không qua, khỏi qua
th นอก, ไม่ผ่าน
tl labas, labas ng
he מחוץ, בלי, לא דרך
fa خارج, بیرون, بدون
ur باہر, بغیر
hi bahar, bina
es no pasas por, no pasar por, no pasamos por, si no es por
fr ne passe pas par, ne passons pas par
it non passi da, non passiamo da
pt não passar pelo, não passas pelo

[off]
en off

[elsewhere]
en elsewhere, somewhere else, in private, off here, outside of here
de woanders, anderswo
fr ailleurs
es otro lado, otro sitio
pt noutro lado, outro lugar
it altrove, da un altra parte
nl ergens anders, elders
af êrens anders
sv någon annanstans
da et andet sted
cs jinde, jinam
ro în altă parte
hu máshol
"""
