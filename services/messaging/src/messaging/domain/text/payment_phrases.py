"""How people ask to be paid past the platform. The notation is described in `phrases`."""

TABLE = r"""
<paypal> = p+[a4@]y+\s?p[a4@][l1i!]|pay\s?pall
<odd> = <paypal>|v[e3]nm[o0]|c[a4]sh\s?app|zelle|western\s?union|money\s?gram|revolut|m-?pesa|momo|pix|bizum|
  mb\s?way|
  e-?wallet|twint|swish|skrill|remitly|world\s?remit|neteller|payoneer|ecocash|gcash|paytm|vipps|alipay
<coin> = bitcoins?|btc|eth|ethereum|usdt|usdc|tether|crypto\w*|litecoin|monero|dogecoin
<wire> = eft|bank transfer|wire transfer|wire|direct deposit|bank deposit|money order|cheque|uberweisung|virement|
  transferencia|oorplasing|tilisiirto|mobile money|instant money|cash\s?send|wise|transferwise
<card> = gift\s?cards?|itunes cards?|steam cards?|google play cards?|amazon cards?|apple cards?|steam|itunes
<name> = <odd>|<coin>|<wire>|<card>
<site> = platform|site|app|website|saypro|marketplace
<directly> = directly|direct|privately|in person|under the table|outside|off(?!\w)|in cash|offline|between us
<my> = my|our|me|us|mein\w*|mon|mi|meu|minha
<details> = account number|acc(?:ount)? (?:no|nr)|iban|banking details|bank details|bank account|eft details|
  account details|payment details|bank info|sort code|paypal|venmo|cash\s?app|zelle|revolut

0.8 (?:pay|paying) (?:me |us |him |her |cash |it |the money )?<directly>(?![a-z])
0.8 (?:do|make|handle|arrange|settle|sort|take) (?:the |this |it |a )?(?:payment |deal |it )?(?:<directly>|
  without the <site>)(?![a-z])
0.8 (?:transfer|wire|send|eft|deposit|zelle|venmo|pay) (?:me )?(?:the |that |your |all |a )?(?:\w+ )?(?:money |
  amount |
  cash |deposit |payment |funds |it |rest |balance |\d+ )?(?:direct(?:ly)? )?(?:to|into|in|on) (?:my|our)
  (?: own| personal| private)?(?: bank| savings| cheque| card| account| acc| paypal| number| wallet| phone)
0.8 (?:transfer|wire|eft|deposit) (?:me )?(?:the |that |your )?(?:money |amount |cash |deposit |funds |it |rest |
  \d+ )?
  (?:direct(?:ly)? )?to (?:me|us)(?![a-z])
0.8 (?:transfer|pay|send)\w* (?:money |cash |it )?direct(?:ly)? to (?:me|us|my)(?![a-z])
0.8 deposit (?:it |the money |cash )?(?:in|into|to) (?:your|my) (?:bank )?account
0.75 (?:into|to) (?:my|our) (?:bank |personal |private )?account (?:first|before|today|now|directly)
0.8 (?:send|give|drop|share|need|want)(?: me| us)? (?:your|ur) <details>(?![a-z])
0.8 (?:what.?s|what is) (?:your|ur) (?:bank )?<details>(?![a-z])
0.75 pay (?:by|per|via|with) eft (?:to|into) my
0.75 (?:let me|i.?ll|we.?ll|i can|i will) (?:just )?(?:eft|wire|zelle|venmo|paypal|e-?wallet) (?:you|it to you)
0.7 (?:i.?ll|i will|i can) (?:transfer|deposit) (?:you|the money|it to you|cash)
0.8 (?:just|please|pls|simply|can you|then) (?:wire|transfer|eft) (?:it |the money |the amount )?(?:to )?(?:me|
  us)(?![a-z])
0.8 (?:zelle|venmo|<paypal>|revolut|eft|e-?wallet|m-?pesa|pix|momo|cash\s?app|wise) (?:me|us)(?! (?:on|
  at) checkout)(?![a-z])
0.75 send (?:me )?\d+\w* (?:\w+ )?(?:on|via|by|through|over) <name>
0.85 (?:my|our|mein\w*|mon|mi|meu|minha) (?:<odd>|<coin>|upi)(?: wallet| address| adresse| handle| account)?\s*
  (?:is |:|=|,|@|\$|ist |est |es |id )
0.75 (?:send|pay|give|transfer|wire|money|cash|mand\w*|envi\w*|paga\w*|settle)~30(?:to|on|at|with|via|over|by|
  through|
  per|for|in|par|por|no|al|using) (?:my |your |the |an |a |me |steam |amazon |google play )?(?:<odd>|<coin>|
  <card>)(?![a-z])
0.8 <odd>\s*(?:@[a-z]|\$[a-z]|to (?:this |my )?(?:number )?\+?\d|till|:|is (?:easiest|best|fine|ok|better|good)|
  works|
  friends|ff(?![a-z])|f\s?&\s?f|only(?![a-z])|pls|number is)
0.75 <odd>\s*[?,]*\s*(?:or|and|/) <odd>(?![a-z])
0.85 (?:friends?\s*(?:and|&|n|\+)\s*family|freunde\s*(?:und|&)\s*familie|amigos (?:y|e) familia\w*|amis et famille|
  entre proches|paypal freunde|f\s?&\s?f(?![a-z]))
0.8 (?:buy|send|get)~25<card>~40(?:code|codes|picture|pic|photo|numbers?)(?![a-z])
0.8 <card>~20(?:as|for) payment
0.75 (?:only|i|we|happy to|just|also) (?:only |also )?(?:accept|take|want|prefer)(?: payment| only| in|
   by)* (?:<odd>|<coin>|
  <card>|eft)(?![a-z])
0.75 pay (?:me )?(?:in|with|by|via) <coin>
0.75 <coin> (?:please|pls|only|wallet|address)(?![a-z])
0.75 send (?:me )?(?:the )?<coin>(?![a-z])
0.75 (?:pay|paying|payment|send|transfer|money)~20<name>~16(?:instead of (?:here|the <site>|this)|outside|directly|
  off the|to me|privately|no fees|to avoid)
0.75 <name>~20(?:outside|privately|is also ok|no fees|is safer|works too|works for me|to my account|to avoid the)
0.75 (?:by|via|with|through) (?:western\s?union|money\s?gram|remitly|world\s?remit|skrill|instant money|
  mobile money|
  e-?wallet)(?![a-z])
0.75 send (?:the money|money|it|cash|payment) (?:via|by|with|through|on) <name>
0.75 mobile money to
0.8 (?:<odd>|eft|mobile money|instant money)\s*:?\s*(?:on |to |at )?\+?\d[\d \-]{6,}

0.75 (?:pay|deal|settle|buy|sell|trade|arrange|cheaper|payment|transaction|continue|finish|complete|do (?:this|it|
  the deal|
  business))(?![a-z])~30(?:outside|off|without|around|bypass\w*|away from|not through|instead of) (?:of )?(?:the |
  this )?
  <site>(?! fee)(?![a-z])
0.75 (?:skip|avoid|save|bypass|dodge|get around|escape|cut out|cut) (?:out )?(?:on )?(?:the |this |their |all )?
  (?:<site>.?s? )?(?:fees?|commission|middle\s?man|<site>)(?![a-z])(?=~60(?:cash|pay|cheaper|direct|give|get it|
  leave|deal))
0.7 (?:the )?<site> (?:takes|charges|keeps) too much
0.75 (?:save|avoid|skip)~15(?:commission|fees)~25(?:you|we|both|cheaper)
0.75 leave (?:the |this )?<site> (?:out|fees out)
0.75 cancel (?:the|this|your) order (?:here )?and (?:pay|buy|order|send)
0.75 (?:deal|buy|pay|trade|sell) (?:outside|off) (?:of )?(?:saypro|here|this)(?![a-z])
0.75 no need to (?:order|pay|buy) (?:here|through|on)
0.75 (?:discount|off|cheaper|less)(?![a-z])~40pay(?:ing)? (?:me )?(?:in )?(?:cash|direct\w*)(?! on (?:delivery|
  collection))
0.75 pay (?:in )?cash and (?:i|we|you)(?![a-z])
0.7 cash and not (?:through|via|on)

0.75 (?:ausserhalb (?:der|von) |an der )(?:plattform|saypro|seite|app)(?: vorbei)?
0.75 (?:abwickeln|machen|zahlen|kaufen|verkaufen|uns|das)~20ohne (?:die )?(?:plattform|saypro)
0.75 ohne (?:die )?(?:plattform|saypro)~25(?:abwickeln|machen|zahlen|kaufen|billiger)
0.75 direkt (?:an mich|auf mein|bezahlen|uberweisen|zahlen)
0.75 (?:uberweis\w*|zahl|zahlen|bezahl\w*)(?![a-z])~25(?:direkt|mein (?:bank)?konto|freunde|privat|bar(?![a-z]))
0.75 barzahlung~20(?:weniger|billiger|rabatt)
0.75 (?:deine|ihre|meine) (?:iban|kontonummer|bankverbindung)(?! (?:im|in meinem|andern|hinterleg))
0.75 (?:en dehors|hors) (?:du|de la|de ce) (?:site|plateforme|saypro)
0.75 (?:paye[zr]?|regle[zr]?)(?:[\s\-]+moi)? (?:en )?direct\w*|(?:paye|vire)[zr]?[\s\-]+moi
0.7 sans (?:passer par )?(?:la plateforme|le site|commission)
0.75 (?:fuera|por fuera) de (?:la|esta) (?:plataforma|pagina|app)
0.75 (?:pagame|paga\w* direct|mandame (?:el )?dinero|te deposito|paga\w* (?:por|con) bizum|paga\w* por fuera)
0.75 (?:transferencia|deposit\w*|transfier\w*)~10a mi cuenta
0.75 (?:mandame|dame|pasame|enviame) tu (?:numero de )?cuenta
0.75 (?:fora|por fora) d[aeo]s? (?:plataforma|site|app)|(?:paga|compra|fecha\w*)~15por fora
0.75 paga[\s\-]?me|me paga|paga direto|chave pix|(?:faz|faca|manda|mande) (?:um )?pix|me (?:faz|manda) um pix
0.75 transfer\w+ (?:para|pra) (?:mim|a minha conta|minha conta)
0.75 betaal (?:vir )?my (?:direk|kontant|in|met eft)|betaal (?:dit )?in my rekening|buite (?:die )?(?:platform|
  webwerf|saypro)
0.75 los ons die (?:platform|webwerf)
0.75 maksa suoraan|alustan ulkopuolella|suoraan tililleni
0.75 ngithumelele imali|ngikhokhele ngqo|imali nge-?ewallet
"""

#: A question about the platform's own ways to pay, unless the sentence leads past it.
OWN_WAYS = r"""
<way> = checkout|check out|site|website|saypro|app|platform|kasse|plattform|pagina|page|plataforma|webwerf|caisse|
  plateforme
1 (?:at|on|in|through|via|during|an der|auf|sur|en|aqui|au|no|na|op|by) (?:the |this |your |die |der |le |la |
  votre |o |el )?<way>(?![a-z])
1 (?:do|does|can|could|will|is) (?:you|saypro|the site|the platform|i|we|one|it) (?:guys |also |still )?(?:accept|
  support|take|offer|
  pay|use|check|have)(?![a-z])
1 which payment|payment methods?|is~30(?:possible|offered|accepted|available|supported)
1 kann (?:ich|man)|peut[\s-]?on|puis[\s-]?je|puedo|se puede|aceptan|aceita\w*|acceptez|posso|kan ek|nehmt ihr|
  nehmen sie
1 refund\w*|reembols\w*|erstatt\w*|rembours\w*|gives an error|i (?:have )?paid (?:with|by|via)|payouts?|
  auszahlung\w*
"""
PAST_PLATFORM = r"""
1 outside|instead of (?:here|the)|directly|direct(?![a-z])|privately|off the|friends|without the|skip|avoid|
  fora(?![a-z])|
  fuera|hors|dehors|ohne|ausserhalb|direkt|directamente
1 (?:my|your|ur) (?:bank )?account|to me(?![a-z])|pay me|send me|moi
"""
