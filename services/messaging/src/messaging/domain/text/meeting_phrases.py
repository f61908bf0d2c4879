"""How people ask to talk elsewhere. The notation is described in `phrases`."""

TABLE = r"""
<whatsapp> = w+h?[a4@]+t+['’]?[s5z]*[\s.\-_]?[a4@]+p+[s5z]?|wh[a4]ts\s?up app|wats\s?app?|wass?app?|whats?\s?aap
<strong> = <whatsapp>|t[e3][l1]e?\s?gr[a4@]m+|we\s?ch[a4]t|weixin|v[i1]ber|sn[a4]p\s?ch[a4]t|
  [i1]n[s5]t[a4]gr[a4@]m+|insta|
  tik\s?tok|kakao(?:talk)?|zalo|threema|kik|d[i1]sc[o0]rd|skype|facetime|google\s?(?:chat|meet|hangouts)|hangouts|
  imessage|botim|вотсап|ватсап|телеграм
<weak> = signal|fb|facebook|face\s?book|messenger|snap|ig|twitter|linkedin|line|zap|zapp|whats|wa|tg|imo|vk|e-?mail|
  gmail|hotmail|zoom
<named> = <strong>|fb|facebook|ig|snap|twitter|zap|tg|signal
<verb> = add|text|messages?|msg|write|chat|chatting|talk|talking|contact|reach|find|follow|hit|dm|ping|call|get|
  continue|
  move|switch|speak|send|come|hmu|use|connect|join|search|look|meet|go|schreib\w*|schick\w*|meld\w*|erreich\w*|
  kontaktier\w*|finde\w*|weiter|ecri\w*|parl\w*|contact\w*|ajout\w*|rejoi\w*|envoi\w*|escrib\w*|habl\w*|agreg\w*|
  mand\w*|
  busca\w*|sigue\w*|llama\w*|cham\w*|fal\w*|adicion\w*|segue|procur\w*|contat\w*|stuur|skryf|kontak|gesels|praat|
  laita|
  kirjoita|viesti\w*|ngithinte|bhala|thumela
<linking> = on|via|over|through|by|in|to|auf|uber|bei|mit|sur|par|al|por|en|no|na|pelo|op|met|ku|your|my|ur|dein\w*
<article> = my |ur |your |the |le |la |el |o |a |die |
<your> = your|ur|u|yo|you
<kind> = phone|cell|cellphone|mobile|contact|whats\w*|telephone|tel|personal|private|direct|home|work|handy|e-?mail|
  mail|
  gmail|wa
<thing> = <kind>(?: (?:number|no|nr|num|details|info|address|adress|id))?|number|num|digits|no\.

0.8 <verb>(?![a-z])~28(?<![a-z])<linking> <article><strong>
0.8 (?:me|us|mir|mich|moi|ons) (?:on|via|over|through|by|at|auf|uber|bei|sur|al|por|no|na|op|per) <article>
  (?:<strong>|<weak>)(?![a-z])
0.8 (?:my|our|mein\w*|mon|mi|meu|minha) <named>(?![a-z])\s*(?:is |:|=|-|@|ist |est |es |id|number|nr|name|handle|\d)
0.8 <strong> (?:me|us|my|mich|id|number|nr|nummer)(?![a-z])
0.8 (?:<strong>|ig|fb|facebook|snap|tg|wa|line id|twitter)\s*[:=]\s*@?[a-z0-9+(]
0.8 (?:what.?s|what is|whats|give me|send me|drop|share|need|got|do you have) (?:me )?(?:your|ur|a|u|
  an) <named>(?![a-z])
  (?! (?:lens|filter|app for|strength|booster|cable|code on))
0.8 (?:i.?m|im|i am|we are|we.?re|available|reachable|find us|also) (?:also |usually |always )?on (?:<strong>|
  <weak>)(?![a-z])
0.8 (?:look|find|search|add|follow|message|msg|dm|hit) (?:me|us|for me|my page|my shop|my profile) (?:up )?(?:on |
  at |over |in )
  (?:<strong>|<weak>|my cell|my phone)(?![a-z])
0.8 (?:chama|fala) (?:no|na|pelo) (?:whats|zap|insta|face|direct)
0.8 <strong>(?:issa|ssa|illa|lla)(?![a-z])
0.8 whats\w* my (?:op|gerus|asb)
0.6 (?:talk|chat|write|text|message|find|reach|move|switch|continue|speak|schreib\w*|me)~20(?:on|via|over|to|auf|
  uber|sur|op)
  signal(?! strength)(?![a-z])

0.75 (?:send|give|share|pass|tell|drop|text|inbox|dm|get|leave|need|want|write|provide)(?: me| us|
   with me)? <your> <thing>(?![a-z])
  (?!\s*(?:of|for the|on the|in the order|is already|in (?:my|your) (?:order|profile)))
0.75 (?:what.?s|what is|whats|whts|wats) <your> <thing>(?![a-z])(?!\s*(?:of|for) (?:order|item|the order))
0.75 (?:can|could|may) (?:i|we) (?:get|have) (?:your|ur) (?:\w+ )?(?:number|e-?mail|whats\w*|insta\w*|
  contact\w*)(?! for)
0.75 (?:text|call|ring|phone|sms|message|email|mail|write) me (?:on|at|via|to) my (?:cell|phone|mobile|number|
  e-?mail|private)
0.75 (?:send|give|share)(?: to)? you my (?:number|whats\w*|e-?mail|contact|cell|phone)
0.75 (?:off|outside|away from) (?:of )?(?:this |the |saypro )?(?:app|platform|site|chat|saypro)(?![a-z])~20
  (?:write|talk|chat|privat\w*|text|speak)(?![a-z])
0.7 (?:talk|chat|continue|speak|discuss)(?: this)? (?:elsewhere|somewhere else|off here|outside (?:of )?(?:this|
  here|the app|saypro))
0.75 write me privat\w*
0.75 (?:gib|schick|sende?|gebt|sag|teile?)(?: mir| uns)?(?: mal| bitte)? (?:deine|ihre|eure|dei) (?:e-?mail|mail|
  handy|telefon|
  nummer|kontakt|tel)\w*
0.75 wie ist (?:deine|ihre) (?:handy|telefon)?nummer
0.75 (?:donne\w*|envoie\w*|passe\w*|file)[\s\-]+(?:moi )?(?:ton|votre|vos) (?:numero|mail|e-?mail|adresse mail|
  tel\w*|
  contact\w*|whats\w*|insta\w*)
0.75 quel est (?:ton|votre) (?:numero|mail|e-?mail|tel\w*)(?! de (?:commande|suivi))
0.75 (?:pasame|dame|mandame|enviame|me das|me pasas|cual es) (?:tu|su) (?:numero|whats\w*|correo|telefono|celular|
  mail|
  e-?mail|contacto|insta\w*)(?! de (?:pedido|orden|guia|cuenta))
0.75 (?:passa|passe|manda|mande|envia|envie|da|diz|qual e)(?: me| o)* (?:seu|teu) (?:numero|whats\w*|zap|telefone|
  telemovel|
  celular|contato|contacto|e-?mail|insta\w*)(?! d[eo] (?:pedido|encomenda))
0.75 (?:stuur|gee|whatsapp|sms)(?: vir)?(?: my)?(?: asb)? jou (?:\w+ )?(?:nommer|selnommer|e-?pos|foonnommer|
  kontak\w*)
0.75 inombolo yakho(?! ye)|anna \w*puhelinnumero\w*|puhelinnumerosi
"""
